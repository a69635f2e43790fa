using System.Collections.Immutable;

namespace FoodCredit.Pipeline.PolicyLab.Learning;

/// <summary>How a record type weighs by a learned policy.</summary>
/// <param name="RecordType">The type.</param>
/// <param name="IsLearned">Whether there were records enough; otherwise it is as before.</param>
/// <param name="Records">Records that it was learned from, each once for every day on which it counted.</param>
/// <param name="WeightsBeforeMilli">By severity.</param>
/// <param name="WeightsMilli">By severity.</param>
public sealed record LearnedTypeChange(
    string RecordType,
    bool IsLearned,
    long Records,
    ImmutableArray<long> WeightsBeforeMilli,
    ImmutableArray<long> WeightsMilli
);
