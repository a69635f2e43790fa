namespace FoodCredit.Pipeline.Publishing;

/// <summary>A row of <see cref="OutputFile.MatchQuality"/>; docs/outputs.md says what each number counts.</summary>
public sealed record MatchQuality(
    string? Department,
    string Source,
    long Statements,
    long MatchedByIdentifier,
    long MatchedByEvidence,
    long MatchedByReview,
    long Waiting,
    long Unmatched,
    long ExpectedWrongPpm,
    long CodeConflicts,
    long Ties,
    long WithoutCode,
    long UnreadableCode,
    long UnprovenOrganisationCode,
    long WithoutAddress,
    long WithoutRepresentative
);
