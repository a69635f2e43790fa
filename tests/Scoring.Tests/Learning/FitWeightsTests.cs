using FoodCredit.Scoring.Learning.Weights;

namespace FoodCredit.Scoring.Tests.Learning;

/// <summary>Rows of a hazard that the test made itself: what is learned must come near what they were made of, and keep its bounds.</summary>
public sealed class FitWeightsTests
{
    private const double Base = 0.1;

    /// <summary>By type and severity; the second type tells nothing.</summary>
    private static readonly double[][] True =
    [
        [0.1, 0.2, 0.6, 1.2],
        [0, 0, 0, 0],
    ];

    /// <summary>Half is left after 180 days, nothing after a year.</summary>
    private static double Left(int ageDays) =>
        ageDays < 180 ? 1
        : ageDays < 365 ? 0.5
        : 0;

    [Fact]
    public void Fit_FindsWhatRowsWereMadeOf()
    {
        var learned = FitWeights.Of(Cases(1));
        foreach (var severity in Enumerable.Range(0, 4))
            Assert.InRange(learned[0].Weights[severity], (0.85 * True[0][severity]) - 0.03, (1.15 * True[0][severity]) + 0.03);
        Assert.InRange(learned[0].Shares[AgeSteps.Of(200)], 0.4, 0.6);
        Assert.InRange(learned[0].Shares[AgeSteps.Of(400)], 0, 0.1);
        Assert.All(learned[1].Weights, weight => Assert.InRange(weight, 0, 0.05));
    }

    /// <summary>Outcomes that contradict the bounds: the gravest and oldest records are followed by the fewest incidents.</summary>
    [Fact]
    public void Fit_NeverFallsWithSeverity_NorRisesWithAge_WhateverFollows()
    {
        var cases = new WeightCases(1, 1);
        for (var i = 0; i < 4_000; i++)
        {
            var (severity, age) = (i % 4, (i * 7 % 40) * 25);
            var isLikely = severity == 0 && age > 500;
            cases.Add([WeightCases.Cell(0, severity, age)], 1, i % (isLikely ? 2 : 9) == 0);
            cases.Add([], 1, i % 10 == 0);
        }
        var learned = FitWeights.Of(cases)[0];
        Assert.Equal(learned.Weights.Order(), learned.Weights);
        Assert.Equal(learned.Shares.OrderDescending(), learned.Shares);
        Assert.Equal(1, learned.Shares[0], 12);
        Assert.All(learned.Weights, weight => Assert.InRange(weight, 0, double.MaxValue));
    }

    [Fact]
    public void Fit_OfTheSameCases_IsTheSame()
    {
        var (one, other) = (FitWeights.Of(Cases(3)), FitWeights.Of(Cases(3)));
        Assert.Equal(one.SelectMany(type => type.Weights), other.SelectMany(type => type.Weights));
        Assert.Equal(one.SelectMany(type => type.Shares), other.SelectMany(type => type.Shares));
    }

    [Fact]
    public void Cases_StandOnce_WithHowOftenTheyWere()
    {
        var cases = new WeightCases(2, 1);
        cases.Add([3, 3, 9], 1.1, hasIncident: true);
        cases.Add([3, 3, 9], 1.1, hasIncident: false);
        cases.Add([3, 3, 9], 1.3, hasIncident: false);
        cases.Add([3, 9], 1.1, hasIncident: false);
        cases.Add([], 1.1, hasIncident: false);
        cases.Add([], 1.3, hasIncident: true);
        Assert.Equal([2.0, 1, 1, 2], cases.Rows);
        Assert.Equal([1.0, 0, 0, 1], cases.Events);
    }

    [Theory]
    [InlineData(29, 0)]
    [InlineData(30, 1)]
    [InlineData(1459, 7)]
    [InlineData(99999, 8)]
    public void AgeStep_BeginsOnItsDay(int age, int step) => Assert.Equal(step, AgeSteps.Of(age));

    private static WeightCases Cases(int seed)
    {
        var random = new Random(seed);
        var cases = new WeightCases(2, 1);
        for (var row = 0; row < 60_000; row++)
        {
            var (hazard, cells) = (Base, new List<int>());
            for (var record = random.Next(4); record > 0; record--)
            {
                var (type, severity, age) = (random.Next(2), random.Next(4), random.Next(730));
                hazard += True[type][severity] * Left(age);
                cells.Add(WeightCases.Cell(type, severity, age));
            }
            cells.Sort();
            cases.Add([.. cells], 1, random.NextDouble() < 1 - Math.Exp(-hazard));
        }
        return cases;
    }
}
