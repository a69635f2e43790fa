using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>Thresholds are the lowest at which errors stay within their share; expected values are counted by hand.</summary>
public sealed class CalibrationTests
{
    /// <summary>Of 1,000 attachments at most 4 may be wrong: the five at 0.6 are one too many, without them none is.</summary>
    [Theory]
    [InlineData(4, 500_000)]
    [InlineData(5, 700_000)]
    public void Threshold_IsTheLowestWithinTheShareOfErrors(int wrong, int expected)
    {
        var calibration = new Calibration();
        for (var i = 0; i < 1000 - wrong; i++)
            calibration.AddKnown(Matched(1, 999_000), owner: 1);
        for (var i = 0; i < wrong; i++)
            calibration.AddKnown(Matched(1, 650_000), owner: 2);
        Assert.Equal(expected, calibration.ThresholdAt(0.004));
    }

    /// <summary>Of 1,000 records of nobody one may be attached, however many right attachments there are.</summary>
    [Theory]
    [InlineData(1, 500_000)]
    [InlineData(2, 992_000)]
    public void Threshold_KeepsNobodysRecordsOut(int attached, int expected)
    {
        var calibration = new Calibration();
        for (var i = 0; i < 100_000; i++)
            calibration.AddKnown(Matched(1, 999_900), owner: 1);
        for (var i = 0; i < 1000; i++)
            calibration.AddKnown(i < attached ? Matched(1, 991_000) : LinkDecision.Nobody, owner: -1);
        Assert.Equal(expected, calibration.ThresholdAt(0.004));
    }

    /// <summary>A hundred decisions of 0.99 have one error by the model's own word; where the truth is hidden that is too many.</summary>
    [Fact]
    public void Threshold_WithoutTruth_BelievesTheDoubtsOfTheModel()
    {
        var calibration = new Calibration();
        for (var i = 0; i < 100; i++)
            calibration.AddUnknown(Matched(1, 990_000), nobodyShare: 0);
        for (var i = 0; i < 100; i++)
            calibration.AddUnknown(Matched(1, 999_999), nobodyShare: 0);
        Assert.Equal(992_000, calibration.ThresholdAt(0.004));
        Assert.Equal(500_000, calibration.ThresholdAt(0.006));
    }

    /// <summary>A tenth is nobody's, and half of those whose owner is hidden are taken for somebody else's with 0.9: fifty records for a thousand.</summary>
    [Fact]
    public void Threshold_WithoutTruth_CountsWhatFoolsIt()
    {
        var calibration = new Calibration();
        for (var i = 0; i < 1000; i++)
        {
            calibration.AddUnknown(Matched(1, 1_000_000), nobodyShare: 0.1);
            calibration.AddDecoy(i % 2 == 0 ? 900_000 : 0);
        }
        Assert.Equal(500_000, calibration.ThresholdAt(0.05));
        Assert.Equal(920_000, calibration.ThresholdAt(0.049));
    }

    private static LinkDecision Matched(int entity, int probability) =>
        LinkDecision.Nobody with
        {
            Outcome = LinkOutcome.Matched,
            Entity = entity,
            Probability = probability,
        };
}
