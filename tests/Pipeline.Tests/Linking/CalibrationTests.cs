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
            calibration.Add(Matched(1, 999_000), new KnownOwner(1), nobodyShare: 0);
        for (var i = 0; i < wrong; i++)
            calibration.Add(Matched(1, 650_000), new KnownOwner(2), nobodyShare: 0);
        Assert.Equal(expected, calibration.ThresholdAt(0.004));
    }

    /// <summary>Of 2,000 records of nobody one may be attached, however many right attachments there are.</summary>
    [Theory]
    [InlineData(1, 500_000)]
    [InlineData(2, 992_000)]
    public void Threshold_KeepsNobodysRecordsOut(int attached, int expected)
    {
        var calibration = new Calibration();
        for (var i = 0; i < 100_000; i++)
            calibration.Add(Matched(1, 999_900), new KnownOwner(1), nobodyShare: 0);
        for (var i = 0; i < 2000; i++)
            calibration.Add(i < attached ? Matched(1, 991_000) : LinkDecision.Nobody, new KnownOwner(-1), nobodyShare: 0);
        Assert.Equal(expected, calibration.ThresholdAt(0.004));
    }

    /// <summary>A hundred decisions of 0.99 have one error by the model's own word; where the truth is hidden that is too many.</summary>
    [Fact]
    public void Threshold_WithoutTruth_BelievesTheDoubtsOfTheModel()
    {
        var calibration = new Calibration();
        for (var i = 0; i < 100; i++)
            calibration.Add(Matched(1, 990_000), KnownOwner.Unknown, nobodyShare: 0);
        for (var i = 0; i < 100; i++)
            calibration.Add(Matched(1, 999_999), KnownOwner.Unknown, nobodyShare: 0);
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
            calibration.Add(Matched(1, 1_000_000), KnownOwner.Unknown, nobodyShare: 0.1);
            calibration.AddDecoy(i % 2 == 0 ? 900_000 : 0);
        }
        Assert.Equal(500_000, calibration.ThresholdAt(0.05));
        Assert.Equal(920_000, calibration.ThresholdAt(0.049));
    }

    /// <summary>
    /// One of a thousand sure attachments was taken back: drawn by chance it is more than a tenth of a percent of the hundred that are nobody's; as one that a
    /// person was asked about it is one error in a thousand.
    /// </summary>
    [Theory]
    [InlineData(false, 999_800)]
    [InlineData(true, 500_000)]
    public void Threshold_OneSureAttachmentTakenBack_IsOneErrorWhereItWasChosen(bool isChosen, int expected)
    {
        var calibration = new Calibration(isChosen);
        for (var i = 0; i < 1000; i++)
            calibration.Add(Matched(1, 999_900), KnownOwner.Unknown, nobodyShare: 0.1);
        calibration.Add(Matched(1, 999_900), new KnownOwner(-1), nobodyShare: 0.1);
        Assert.Equal(expected, calibration.ThresholdAt(0.004));
    }

    private static LinkDecision Matched(int entity, int probability) =>
        LinkDecision.Nobody with
        {
            Outcome = LinkOutcome.Matched,
            Entity = entity,
            Probability = probability,
        };
}
