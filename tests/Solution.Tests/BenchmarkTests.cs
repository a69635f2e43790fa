using System.Diagnostics;

namespace FoodCredit.Solution.Tests;

/// <summary>The benchmarks still run and all engines still agree; how fast they are is no test's business.</summary>
public sealed class BenchmarkTests
{
    [Fact]
    public async Task CompareKernel_OnASmallCity_EndsWithItsFiguresAndNoDisagreement()
    {
        var lines = await Compare("kernel", "0.01");
        Assert.StartsWith("160,000 counting records of 5,000 entities", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("ratio_to_duckdb: ", lines[3], StringComparison.Ordinal);
        Assert.Equal("disagreements: 0", lines[^1]);
    }

    [Fact]
    public async Task CompareLoad_OnASmallCity_EndsWithItsFigures()
    {
        var lines = await Compare("load", "0.001");
        Assert.StartsWith("ratio_to_bare_load: ", lines[3], StringComparison.Ordinal);
        Assert.Contains("seconds_load: ", string.Join('\n', lines), StringComparison.Ordinal);
        Assert.StartsWith("kept_dumps_mib: ", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CompareNight_OnASmallCity_GivesTheBytesOfARebuild()
    {
        var lines = await Compare("night", "0.001");
        Assert.StartsWith("ratio_to_rebuild: ", lines[2], StringComparison.Ordinal);
        Assert.Equal("differing_files: 0", lines[^1]);
    }

    [Fact]
    public async Task CompareGrowth_OfSmallCities_HasALineForEachSizeAndThread()
    {
        var lines = await Compare("growth", "0.002");
        Assert.Equal(
            ["2,000", "2,000", "8,000", "8,000", "32,000", "32,000"],
            lines[4..].Select(line => line.Split('|')[1].Trim())
        );
        Assert.Equal(["2", "1", "2", "1", "2", "1"], lines[4..].Select(line => line.Split('|')[3].Trim()));
    }

    [Fact]
    public async Task CompareMatch_OnASmallCase_FindsMoreThanRulesDo()
    {
        var lines = await Compare("match", "0.01");
        Assert.Equal("2,000 records, 5,000 entities", lines[2]);
        Assert.StartsWith("seconds: ", lines[3], StringComparison.Ordinal);
        Assert.True(FigureOf(lines, "f1") > FigureOf(lines, "rules_f1"));
        Assert.InRange(FigureOf(lines, "blocking_recall"), FigureOf(lines, "recall"), 1);
        Assert.InRange(FigureOf(lines, "candidates_per_record"), 1, 16);
    }

    [Fact]
    public async Task CompareLearn_OnFewRows_EndsWithItsFigures()
    {
        var lines = await Compare("learn", "0.01");
        Assert.Equal("5,000 invented rows of 40 features", lines[2]);
        Assert.StartsWith("seconds: ", lines[3], StringComparison.Ordinal);
        // The rows are drawn so that no score has more than about 0.77.
        var auc = lines.Single(line => line.StartsWith("invented_scorecard_auc: ", StringComparison.Ordinal)).Split(' ')[1];
        Assert.InRange(double.Parse(auc, System.Globalization.CultureInfo.InvariantCulture), 0.65, 0.80);
        Assert.StartsWith("peak_memory_mib: ", lines[^1], StringComparison.Ordinal);
    }

    private static double FigureOf(string[] lines, string name) =>
        double.Parse(
            lines.Single(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..],
            System.Globalization.CultureInfo.InvariantCulture
        );

    /// <summary>What a comparison prints.</summary>
    private static async Task<string[]> Compare(string name, string scale)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "FoodCredit.Benchmarks.dll"), "compare", name, "--scale", scale]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var lines = (await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).TrimEnd().Split('\n');
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return lines;
    }
}
