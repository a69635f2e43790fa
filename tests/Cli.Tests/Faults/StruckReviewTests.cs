using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FoodCredit.Benchmarks.Faults;

namespace FoodCredit.Cli.Tests.Faults;

/// <summary>Decisions in real processes: they wait for no run and overtake none, and those of a killed command are all taken or none.</summary>
public sealed class StruckReviewTests(TrialCityFixture fixture) : IClassFixture<TrialCityFixture>
{
    [Fact]
    public async Task Review_WhileARunHoldsTheLock_NamesItAndLeaves()
    {
        const string Party = "0123456789abcdef";
        var city = Copy("locked");
        var sheet = $"{city}.csv";
        await File.WriteAllTextAsync(
            sheet,
            $"match_id,decision,because\n{Party},undo,x\n",
            TestContext.Current.CancellationToken
        );
        using var run = await StoppedRun.Start(fixture.Shim, city, "create", "ratings.parquet");
        var before = TrialCity.Files(city);
        string[][] commands =
        [
            ["list"],
            ["show", Party],
            ["accept", Party, "--because", "x"],
            ["reject", Party, "--because", "x"],
            ["undo", "1", "--because", "x"],
            ["export", "--output", $"{city}.new.csv"],
            ["import", sheet],
        ];
        foreach (var command in commands)
        {
            var review = await Foodcredit.Run(["review", .. command, "--workspace", city]);
            Assert.Equal((4, ""), (review.ExitCode, review.Output));
            Assert.Contains(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"another run holds the lock (process {run.ProcessId} on {Environment.MachineName} since "
                ),
                review.Error,
                StringComparison.Ordinal
            );
        }
        Assert.Equal(before, TrialCity.Files(city));
        Assert.False(File.Exists($"{city}.new.csv"));
        Assert.Equal(0, (await run.Wake()).ExitCode);
        Assert.Equal(fixture.City.Expected, TrialCity.Files(city));
    }

    /// <summary>
    /// Killed while the entry of the log is written, before it gets its name or is flushed, and while the database writes: the two decisions of a sheet are both
    /// there or both not, the log alone makes the same, and the sheet once more completes them.
    /// </summary>
    [Theory]
    [InlineData(1, "write", "warehouse/log/")]
    [InlineData(1, "rename", "warehouse/log/")]
    [InlineData(2, "fsync", "warehouse/log")]
    [InlineData(1, "write", "warehouse/foodcredit.duckdb")]
    [InlineData(3, "write", "warehouse/foodcredit.duckdb")]
    [InlineData(1, "fsync", "warehouse/foodcredit.duckdb")]
    public async Task Import_KilledAnywhere_HasTakenAllOrNone(int number, string operation, string pathPart)
    {
        var city = Copy($"killed-{number}-{operation}-{pathPart.Replace('/', '-')}");
        var sheet = await FilledSheet(city);
        await Kill(city, sheet, new FaultPoint(number, FaultKind.KillBefore, Operation: operation, PathPart: pathPart));
        var rebuilt = $"{city}-rebuilt";
        foreach (var file in Directory.EnumerateFiles(city, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(rebuilt, Path.GetRelativePath(city, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!Path.GetFileName(file).StartsWith("foodcredit.duckdb", StringComparison.Ordinal))
                File.Copy(file, target);
        }
        await Succeed("rebuild", "--workspace", rebuilt);

        var completed = await Succeed("review", "import", sheet, "--workspace", city, "--as-of", TrialCity.LastDay);
        Assert.Matches(
            "^(2 decisions taken .*, 0 stand already|0 decisions taken, 2 stand already), 0 rows left waiting",
            completed
        );
        Assert.Equal(completed, await Succeed("review", "import", sheet, "--workspace", rebuilt, "--as-of", TrialCity.LastDay));
        Assert.Empty(Directory.GetFiles(city, "*.new*", SearchOption.AllDirectories));
    }

    private async Task Kill(string city, string sheet, FaultPoint point)
    {
        string[] command = ["review", "import", sheet, "--workspace", city, "--as-of", TrialCity.LastDay];
        var start = new ProcessStartInfo("dotnet", [TrialCityFixture.Program, .. command])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        fixture.Shim.Count(start, city, $"{city}.trace");
        FaultShim.Strike(start, point);
        Assert.Equal(137, (await ProgramRun.ToEnd(start)).ExitCode);
        Assert.Contains(FileOperation.Read($"{city}.trace"), own => own.IsStruck);
    }

    /// <summary>Two parties of the last day, both rejected.</summary>
    private static async Task<string> FilledSheet(string city)
    {
        await Succeed("run", "--workspace", city, "--as-of", TrialCity.LastDay);
        using var waiting = JsonDocument.Parse(await Succeed("review", "list", "--workspace", city, "--limit", "2", "--json"));
        string[] parties = [.. waiting.RootElement.EnumerateArray().Select(own => own.GetProperty("match_id").GetString()!)];
        Assert.Equal(2, parties.Length);
        string[] lines = ["match_id,decision,entity_id,because", .. parties.Select(party => $"{party},reject,all,not here")];
        await File.WriteAllLinesAsync($"{city}.csv", lines, TestContext.Current.CancellationToken);
        return $"{city}.csv";
    }

    private static async Task<string> Succeed(params string[] command)
    {
        var outcome = await Foodcredit.Run(command);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return outcome.Output;
    }

    private string Copy(string name)
    {
        Assert.SkipUnless(FaultShim.Missing is null, FaultShim.Missing ?? "");
        return fixture.City.Copy(name);
    }
}
