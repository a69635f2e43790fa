using System.Diagnostics;
using FoodCredit.Benchmarks.Faults;

namespace FoodCredit.Cli.Tests.Faults;

/// <summary>
/// A small part of the campaign: two operations for each way in which they fail, for once and for good, and ten kills. A run that is disturbed leaves
/// the rating in force whole, and running again completes it with the same bytes.
/// </summary>
public sealed class FaultCampaignTests
{
    [Fact]
    public async Task Runs_DisturbedAndKilledAtSomeOperations_ViolateNothing()
    {
        Assert.SkipUnless(FaultShim.Missing is null, FaultShim.Missing ?? "");
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(AppContext.BaseDirectory, "FoodCredit.Benchmarks.dll"),
                    "campaign",
                    "faults",
                    "--points",
                    "2",
                    "--kills",
                    "10",
                ]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        var (exitCode, output, error) = await Foodcredit.Finish(process);
        Assert.True(exitCode == 0, output + error);
        var lines = output.TrimEnd().Split('\n');
        Assert.Contains("points: 22", lines);
        Assert.Equal("violations: 0", lines[^1]);
    }
}
