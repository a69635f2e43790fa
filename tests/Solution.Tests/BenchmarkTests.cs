using System.Diagnostics;

namespace FoodCredit.Solution.Tests;

/// <summary>The benchmarks still run and all engines still agree; how fast they are is no test's business.</summary>
public sealed class BenchmarkTests
{
    [Fact]
    public async Task CompareKernel_OnASmallCity_EndsWithItsFiguresAndNoDisagreement()
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "FoodCredit.Benchmarks.dll"), "compare", "kernel", "--scale", "0.01"]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var lines = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd().Split('\n');
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        Assert.StartsWith("160,000 counting records of 5,000 entities", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("ratio_to_duckdb: ", lines[3], StringComparison.Ordinal);
        Assert.Equal("disagreements: 0", lines[^1]);
    }
}
