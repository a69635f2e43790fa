using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Tests.Rating;

/// <summary>Scores worked by hand. Day 1000 is the as-of date; the policy is <see cref="SmallPolicy"/>.</summary>
public sealed class EntityScorerTests
{
    private const int Day = 1000;
    private const int Penalty = 0;
    private const int Sampling = 1;

    [Fact]
    public void Score_PenaltyOfToday_HasItsWeight() =>
        Assert.Equal(8000, Score(Record(Penalty, Severity.Serious, 0)).PointsMilli);

    [Fact]
    public void Score_PenaltyAYearOld_HasHalf() => Assert.Equal(4000, Score(Record(Penalty, Severity.Serious, 365)).PointsMilli);

    /// <summary>0.5^(100/365) * 65536 = 54200.94, so 54201; (3000 * 54201 + 32768) >> 16 = 162635768 / 65536 = 2481.6: 2481.</summary>
    [Fact]
    public void Score_PenaltyOf100Days_IsRoundedOnceInTheTableAndOnceInTheProduct() =>
        Assert.Equal(2481, Score(Record(Penalty, Severity.General, 100)).PointsMilli);

    /// <summary>1.2 is 78643 (78643.2 rounded): (16000 * 78643 + 32768) >> 16 = 1258320768 / 65536 = 19200.4.</summary>
    [Fact]
    public void Score_TwoPenalties_AreLiftedByFrequency()
    {
        var score = Score(Record(Penalty, Severity.Serious, 0), Record(Penalty, Severity.Serious, 0));
        Assert.Equal((19_200, 2), (score.PointsMilli, score.Counts[Penalty]));
    }

    /// <summary>4 * 20000 * 1.5 = 120000, capped.</summary>
    [Fact]
    public void Score_ManyPenalties_StopAtTheCap()
    {
        var grave = Record(Penalty, Severity.Grave, 0);
        Assert.Equal(60_000, Score(grave, grave, grave, grave).PointsMilli);
    }

    [Theory]
    [InlineData(179, 6000)]
    [InlineData(180, 3000)]
    [InlineData(364, 3000)]
    [InlineData(365, 1500)]
    [InlineData(729, 1500)]
    [InlineData(730, 0)]
    [InlineData(-1, 0)]
    public void Score_SamplingAtTheEdgesOfItsSteps_FollowsThem(int age, long points)
    {
        var score = Score(Record(Sampling, Severity.General, age));
        Assert.Equal((points, points > 0 ? 1 : 0), (score.PointsMilli, score.Counts[Sampling]));
    }

    /// <summary>1.15 is 75366: 602960768 / 65536 = 9200.4; 1.3 is 85197: (9200 * 85197 + 32768) / 65536 = 11960.5; and the base of 500.</summary>
    [Fact]
    public void Score_CateringBesideASchool_IsLiftedTwiceAndHasItsBase()
    {
        var plan = SmallPolicy.Plan(SmallPolicy.Whole);
        var score = EntityScorer.Score(plan, Day, 1, 1, [Record(Penalty, Severity.Serious, 0)]);
        Assert.Equal((12_460, 500), (score.PointsMilli, score.BaseMilli));
    }

    [Fact]
    public void Score_WithoutRecords_IsItsBase()
    {
        var score = EntityScorer.Score(SmallPolicy.Plan(SmallPolicy.Whole), Day, 1, 1, []);
        Assert.Equal((500, Colour.Green, Colour.Green), (score.PointsMilli, score.ThresholdColour, score.Colour));
    }

    [Theory]
    [InlineData(9_999, Colour.Green)]
    [InlineData(10_000, Colour.Yellow)]
    [InlineData(24_999, Colour.Yellow)]
    [InlineData(25_000, Colour.Orange)]
    [InlineData(59_999, Colour.Orange)]
    [InlineData(60_000, Colour.Red)]
    public void ThresholdColour_AtItsEdges_Changes(long points, Colour colour) =>
        Assert.Equal(colour, SmallPolicy.Plan(SmallPolicy.Whole).ThresholdColour(points));

    /// <summary>Without a share a repaired record is gone from points and count; with 0.25 (16384) it gives (8000 * 16384 + 32768) >> 16 = 2000.</summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0.25, 2000, 1)]
    public void Score_RepairedPenalty_CountsOnlyWithAShare(double share, long points, int count)
    {
        var plan = SmallPolicy.Plan(SmallPolicy.With(SmallPolicy.Penalty with { RepairedShare = (decimal)share }));
        var score = EntityScorer.Score(plan, Day, 0, 0, [Record(Penalty, Severity.Serious, 0) with { IsRepaired = true }]);
        Assert.Equal((points, count), (score.PointsMilli, score.Counts[Penalty]));
    }

    [Theory]
    [InlineData(Day - 1, 0)]
    [InlineData(Day, 8000)]
    public void Score_RecordOutOfForce_DoesNotCount(int until, long points) =>
        Assert.Equal(
            points,
            Score(Record(Penalty, Severity.Serious, 5) with { EventDay = Day, InForceUntil = until }).PointsMilli
        );

    [Theory]
    [InlineData(29, Colour.Red, 1UL)]
    [InlineData(30, Colour.Green, 0UL)]
    public void Score_RuleWithinDays_LooksAtAgesBelow(int age, Colour colour, ulong applied)
    {
        var rule = new ColourRule("recent", [new CountTest("penalty", Severity.General, 30, 1)], Colour.Red, null);
        var plan = SmallPolicy.Plan(SmallPolicy.Whole with { Rules = [rule] });
        var score = EntityScorer.Score(plan, Day, 0, 0, [Record(Penalty, Severity.General, age)]);
        Assert.Equal((Colour.Green, colour, applied), (score.ThresholdColour, score.Colour, score.AppliedRules));
    }

    private static CountingRecord Record(int type, Severity severity, int age) =>
        new(type, (int)severity, false, Day - age, CountingRecord.Open);

    private static EntityScore Score(params CountingRecord[] records) =>
        EntityScorer.Score(SmallPolicy.Plan(SmallPolicy.Whole), Day, 0, 0, records);
}
