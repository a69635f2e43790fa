using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Scoring.Tests.Learning;

public sealed class ErrorRatesTests
{
    private static readonly double[] Scores = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2];
    private static readonly byte[] Labels = [1, 0, 1, 1, 0, 0, 1, 0];
    private static readonly string[] Groups = ["a", "a", "a", "b", "b", "a", "a", "b"];

    /// <summary>From 0.6 on: of a are flagged an event and another and an event; one event is missed. Of b one event is flagged.</summary>
    [Fact]
    public void Rates_OfTwoGroups_AreThoseByHand()
    {
        var rates = ErrorRates.Of(Scores, Labels, Groups, 0.6).ToList();
        Assert.Equal(["a", "b"], rates.Select(rate => rate.Group));
        var (a, b) = (rates[0], rates[1]);
        Assert.Equal((5, 3L), (a.Rows, a.Events));
        Assert.Equal(
            (3.0 / 5, 1.0 / 2, 1.0 / 3, 2.0 / 3),
            (a.Flagged.Value, a.FalsePositive.Value, a.FalseNegative.Value, a.Precision.Value)
        );
        Assert.Equal((3.1 / 3), a.PredictedOverObserved, 1e-12);
        // Of its three events and two others: 0.9 above both, 0.7 above one, 0.3 above none.
        Assert.Equal(3.0 / 6, a.Auc, 1e-12);
        Assert.Equal(
            (1.0 / 3, 0.0, 0.0, 1.0),
            (b.Flagged.Value, b.FalsePositive.Value, b.FalseNegative.Value, b.Precision.Value)
        );
        Assert.Equal(8, rates.Sum(rate => rate.Rows));
    }

    [Theory]
    [InlineData(0.25, 0.8)]
    [InlineData(0.26, 0.7)]
    [InlineData(1, 0.2)]
    [InlineData(0.001, 0.9)]
    public void ScoreOfTop_IsThatOfTheLastRowInTheShare(double share, double expected) =>
        Assert.Equal(expected, ErrorRates.ScoreOfTop(Scores, share));

    /// <summary>The interval of 98 of 100 in Wilson's own formula: (0.98 + 0.0192 ± 0.0335) ÷ 1.0384.</summary>
    [Fact]
    public void Proportion_OfNinetyEightInAHundred_IsWilsons()
    {
        var (low, high) = Proportion.Interval(98, 100);
        Assert.Equal(0.9300, low, 5e-4);
        Assert.Equal(0.9945, high, 5e-4);
        Assert.Equal((0.0, 1.0), Proportion.Interval(0, 0));
    }
}
