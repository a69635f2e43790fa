using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Comparing;
using FoodCredit.Pipeline.Linking.Deciding;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>A record as models are learned from it: how it agrees with each of its candidates.</summary>
/// <param name="Agreements">By candidate and comparison.</param>
/// <param name="Truth">The candidate that it belongs to, where a person or a truth file says so; -1: to none of them; null: it is not known.</param>
internal sealed record TrainingRecord(Agreement[][] Agreements, int? Truth)
{
    /// <summary>So far behind that nothing is left of it, whatever the others weigh.</summary>
    private const int NoWeight = -1000 * LinkWeights.Bit;

    /// <summary>Candidates that it does not belong to, where that is all that is known.</summary>
    public ImmutableArray<int> Excluded { get; init; } = [];

    /// <summary>How many records it stands for.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Whether anything is known of whose it is.</summary>
    public bool IsKnown => Truth is not null || !Excluded.IsEmpty;

    /// <summary>How likely each candidate is by weight alone, whatever is known; what they lack of 1 is nobody's.</summary>
    public double[] ProbabilitiesBy(LinkWeights weights) => Probabilities(Sums(weights));

    /// <summary>How likely each candidate is by what is known and, where that leaves it open, by weight; what they lack of 1 is nobody's.</summary>
    public double[] ExpectedBy(LinkWeights weights)
    {
        if (Truth is { } truth)
            return [.. Enumerable.Range(0, Agreements.Length).Select(i => i == truth ? 1.0 : 0.0)];
        var sums = Sums(weights);
        foreach (var candidate in Excluded)
            sums[candidate] = NoWeight;
        return Probabilities(sums);
    }

    private int[] Sums(LinkWeights weights) => [.. Agreements.Select(own => weights.Of(own))];

    private static double[] Probabilities(int[] sums) =>
        [.. sums.Select((_, i) => (double)Posterior.Of(sums, i) / Posterior.One)];
}
