using FoodCredit.Pipeline.Linking.Comparing;
using FoodCredit.Pipeline.Linking.Deciding;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>A record as models are learned from it: how it agrees with each of its candidates.</summary>
/// <param name="Agreements">By candidate and comparison.</param>
/// <param name="Truth">The candidate that it belongs to, where a person or a truth file says so; -1: to none of them; null: it is not known.</param>
internal sealed record TrainingRecord(Agreement[][] Agreements, int? Truth)
{
    /// <summary>How likely each candidate is by weight alone, whatever is known; what they lack of 1 is nobody's.</summary>
    public double[] ProbabilitiesBy(LinkWeights weights)
    {
        var sums = Agreements.Select(own => weights.Of(own)).ToArray();
        return [.. sums.Select((_, i) => (double)Posterior.Of(sums, i) / Posterior.One)];
    }
}
