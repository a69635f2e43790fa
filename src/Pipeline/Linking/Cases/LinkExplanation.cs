using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Why a record was decided as it was.</summary>
/// <param name="Record">The record's id.</param>
/// <param name="Outcome">matched, review or unmatched.</param>
/// <param name="Flags">As in <see cref="JudgedDecision"/>.</param>
/// <param name="Probability">Of the best candidate, in millionths.</param>
/// <param name="Candidates">Best first.</param>
public sealed record LinkExplanation(
    string Record,
    string Outcome,
    string Flags,
    int Probability,
    ImmutableArray<ExplainedCandidate> Candidates
);

/// <summary>An entity that the record may belong to.</summary>
/// <param name="Entity">Its id.</param>
/// <param name="Weight">In thousandths of a bit, against nobody: the sum of the steps.</param>
/// <param name="Steps">The prior, then each comparison.</param>
public sealed record ExplainedCandidate(string Entity, int Weight, ImmutableArray<WeighedAgreement> Steps);

/// <summary>One step of a waterfall.</summary>
/// <param name="Comparison">What was compared.</param>
/// <param name="Level">How it agrees.</param>
/// <param name="Sharing">How many entities share what agrees; 0: it does not matter.</param>
/// <param name="Weight">In thousandths of a bit: positive speaks for the entity.</param>
public sealed record WeighedAgreement(string Comparison, string Level, int Sharing, int Weight);
