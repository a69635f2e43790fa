using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>What became of a sheet of decisions.</summary>
/// <param name="Taken">The decisions that say something new, in the order of their rows.</param>
/// <param name="Standing">Rows that say what stands already.</param>
/// <param name="Waiting">Rows without a decision.</param>
/// <param name="Notes">What a person should know of rows that were taken all the same; each with its place.</param>
public sealed record ImportedReviews(
    ImmutableArray<ReviewDecision> Taken,
    int Standing,
    int Waiting,
    ImmutableArray<string> Notes
);
