using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Comparing;

namespace FoodCredit.Pipeline.Linking.Deciding;

/// <summary>A record beside its candidates, to be decided by one model after the other.</summary>
/// <param name="Facts">What was prepared of it, by comparison.</param>
/// <param name="Candidates">In the order in which they were found.</param>
/// <param name="Agreements">By candidate and comparison.</param>
/// <param name="AtRandom">How it agrees with entities that have nothing to do with it.</param>
internal sealed record ComparedRecord(
    object?[] Facts,
    ImmutableArray<int> Candidates,
    Agreement[][] Agreements,
    ImmutableArray<Agreement[]> AtRandom
);
