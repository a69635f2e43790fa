using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Comparing;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Tests.Linking;

public sealed class LinkWeightsTests
{
    private const int Entities = 1024;

    private static readonly ImmutableArray<Level> Levels =
    [
        Level.Missing,
        new("plain", Rarity.None, 0.5),
        new("value", Rarity.Value, 0.2),
        new("piece", Rarity.Piece, 0.2),
        new("neutral", Rarity.None, 0.1, IsNeutral: true),
        new("impossible", Rarity.None, 0),
    ];

    private static readonly LinkScheme Scheme = new()
    {
        Name = "trial",
        Columns = new PartyColumns([]),
        Comparisons = [new DrawnComparison("a", Levels), new DrawnComparison("b", Levels)],
        Together = [(0, 1)],
    };

    private static readonly LinkModel Model = new()
    {
        Scheme = "trial",
        Comparisons = [Comparison("a", 0), Comparison("b", 0.5)],
        Together = [new LevelPair("a.plain", "b.value", -1.25)],
        NobodyShare = 0.2,
        MatchedFrom = 990_000,
        IdentifiedMatchedFrom = 990_000,
        ReviewedFrom = 300_000,
    };

    private readonly LinkWeights weights = new(Scheme, Model, Entities);

    /// <summary>log2(0.8 / 0.1) = 3.</summary>
    [Fact]
    public void Of_PlainLevel_IsTheLogarithmOfMByU() => Assert.Equal(3000, weights.Of(0, new Agreement(1)));

    /// <summary>
    /// u of a value that five have is (4 others + 0.2) / 1024: log2(0.8 × 1024 / 4.2) = -0.3219 + 10 - 2.0704. Of one that only this entity has
    /// it is 0.2 / 1024: -0.3219 + 10 + 2.3219.
    /// </summary>
    [Theory]
    [InlineData(5, 7608)]
    [InlineData(1, 12000)]
    public void Of_Value_FallsWithThoseWhoShareIt(int sharing, int expected) =>
        Assert.Equal(expected, weights.Of(0, new Agreement(2, sharing)));

    /// <summary>u of a piece that eight have is 8 × 0.25 / 1024: log2(0.8 × 1024 / 2) = -0.3219 + 10 - 1.</summary>
    [Theory]
    [InlineData(8, 8678)]
    [InlineData(1, 11678)]
    public void Of_Piece_FallsWithThoseWhoShareIt(int sharing, int expected) =>
        Assert.Equal(expected, weights.Of(0, new Agreement(3, sharing)));

    [Fact]
    public void Of_MissingAndNeutralLevels_IsNothingButTheCorrection()
    {
        Assert.Equal(0, weights.Of(0, new Agreement(0)));
        Assert.Equal(0, weights.Of(0, new Agreement(4)));
        Assert.Equal(500, weights.Of(1, new Agreement(4)));
    }

    [Fact]
    public void Of_CorrectedLevel_HasTheCorrection() => Assert.Equal(3500, weights.Of(1, new Agreement(1)));

    /// <summary>A share of 0 is taken for a millionth: log2(0.000001 / 0.1) = -19.93 + 3.32.</summary>
    [Fact]
    public void Of_WhatWasNeverSeen_IsFinite() => Assert.Equal(-16610, weights.Of(0, new Agreement(5)));

    /// <summary>An entity before anything is known: 0.8 / 0.2 × 1 / 1024 is 2 - 10 bits.</summary>
    [Fact]
    public void Prior_IsTheShareOfOneEntityAgainstNobody() => Assert.Equal(-8000, weights.Prior);

    /// <summary>-8 + 3 + (12 + 0.5) - 1.25.</summary>
    [Fact]
    public void Of_AllAgreements_IsTheSumWithPriorAndPair()
    {
        Assert.Equal(6250, weights.Of([new Agreement(1), new Agreement(2, 1)]));
        Assert.Equal(-1250, weights.Together([new Agreement(1), new Agreement(2, 1)]));
        Assert.Equal(0, weights.Together([new Agreement(2, 1), new Agreement(1)]));
    }

    /// <summary>2^3 and 2^1 against 1 for nobody: 8 / 11 and 2 / 11; nothing known: one half; two that are alike leave less than half for each.</summary>
    [Theory]
    [InlineData(new[] { 3000, 1000 }, 0, 727_272)]
    [InlineData(new[] { 3000, 1000 }, 1, 181_818)]
    [InlineData(new[] { 0 }, 0, 500_000)]
    [InlineData(new[] { 0, 0 }, 0, 333_333)]
    [InlineData(new[] { 10000, 10000 }, 1, 499_755)]
    [InlineData(new[] { 200_000_000 }, 0, 1_000_000)]
    [InlineData(new[] { -200_000_000 }, 0, 0)]
    [InlineData(new[] { -200_000_000, 200_000_000 }, 0, 0)]
    public void Posterior_ByHand_Agrees(int[] sums, int own, int expected) => Assert.Equal(expected, Posterior.Of(sums, own));

    private static ComparisonModel Comparison(string name, double correction) =>
        new(
            name,
            [
                new LevelModel("missing", 0, 0),
                new LevelModel("plain", 0.8, 0.1, correction),
                new LevelModel("value", 0.8, 0.2, correction),
                new LevelModel("piece", 0.8, 0.25, correction),
                new LevelModel("neutral", 0.8, 0.1, correction),
                new LevelModel("impossible", 0, 0.1, correction),
            ]
        );
}
