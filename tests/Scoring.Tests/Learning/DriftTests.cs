using FoodCredit.Scoring.Learning.Drifting;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Scoring.Tests.Learning;

public sealed class DriftTests
{
    /// <summary>Printed tables of the distribution.</summary>
    [Theory]
    [InlineData(0.99, 1, 6.635)]
    [InlineData(0.95, 1, 3.841)]
    [InlineData(0.99, 4, 13.277)]
    [InlineData(0.95, 9, 16.919)]
    [InlineData(0.99, 9, 21.666)]
    [InlineData(0.99, 30, 50.892)]
    public void Quantile_IsThatOfTheTables(double probability, int degrees, double expected) =>
        Assert.Equal(expected, ChiSquared.Quantile(probability, degrees), 5e-4);

    /// <summary>Half and half against 60 and 40: (0.1 × ln 1.2) + (-0.1 × ln 0.8) = 0.0405.</summary>
    [Fact]
    public void Index_OfTwoBins_IsTheFormula()
    {
        var drift = PopulationStability.Of("x", [500, 500], [600, 400]);
        Assert.Equal((0.1 * Math.Log(1.2)) - (0.1 * Math.Log(0.8)), drift.Index, 1e-12);
        Assert.Equal(0.002 * 6.635, drift.Threshold, 1e-5);
        Assert.True(drift.HasDrifted);
    }

    /// <summary>Few rows in many bins exceed the usual 0.1 by chance; the threshold knows, and is passed about once in a hundred cases.</summary>
    [Fact]
    public void Threshold_WhereNothingMoved_IsPassedOnceInAHundred()
    {
        var (passed, aboveUsual) = (0, 0);
        for (var trial = 0; trial < 2_000; trial++)
        {
            var drift = PopulationStability.Of("x", Draw(trial, 0, 200), Draw(trial, 1, 150));
            passed += drift.HasDrifted ? 1 : 0;
            aboveUsual += drift.Index > 0.1 ? 1 : 0;
        }
        Assert.InRange(passed, 5, 50);
        Assert.True(aboveUsual > 400);
    }

    [Fact]
    public void Scores_InTenths_DriftWhenTheyMove()
    {
        double[] scores = [.. Enumerable.Range(0, 1_000).Select(i => i / 1_000.0)];
        var bins = ScoreBins.Of(scores);
        Assert.Equal(9, bins.Cuts.Length);
        Assert.All(bins.Rows, rows => Assert.Equal(100, rows));
        Assert.Equal((0.0, false), (bins.Drift(scores).Index, bins.Drift(scores).HasDrifted));
        Assert.True(bins.Drift([.. scores.Select(score => Math.Min(1, score + 0.1))]).HasDrifted);
        // Where all scores are equal there is one bin, and nothing can move.
        var level = ScoreBins.Of([.. Enumerable.Repeat(0.5, 50)]);
        Assert.Equal((0, 50L), (level.Cuts.Length, Assert.Single(level.Rows)));
        Assert.False(level.Drift([0.1, 0.9]).HasDrifted);
    }

    private static long[] Draw(int trial, int side, int rows)
    {
        var draws = new SeededDraws(5, (2 * trial) + side);
        var counts = new long[10];
        for (var i = 0; i < rows; i++)
            counts[draws.Below(10)]++;
        return counts;
    }
}
