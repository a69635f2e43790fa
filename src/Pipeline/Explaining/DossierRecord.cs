namespace FoodCredit.Pipeline.Explaining;

/// <summary>One counting record and its share of the points.</summary>
public sealed record DossierRecord
{
    public required string RecordId { get; init; }

    public required string RecordType { get; init; }

    public required string Title { get; init; }

    public required string Severity { get; init; }

    public string? Department { get; init; }

    /// <summary>All sources that told it, joined by semicolons.</summary>
    public required string Sources { get; init; }

    public string? DocumentNumber { get; init; }

    public required DateOnly EventDate { get; init; }

    public required DateOnly KnownFrom { get; init; }

    /// <summary>The last day it is in force; null: open.</summary>
    public DateOnly? InForceUntil { get; init; }

    public required bool IsRepaired { get; init; }

    public required int AgeDays { get; init; }

    public required long WeightMilli { get; init; }

    /// <summary>65536 = 1.0.</summary>
    public required int DecayQ16 { get; init; }

    /// <summary>Weight after decay and repair.</summary>
    public required long ContributionMilli { get; init; }

    /// <summary>Its part of the points, after frequency, cap and context.</summary>
    public required long ShareMilli { get; init; }

    /// <summary>How it found its entity, as outputs say it.</summary>
    public required string MatchedBy { get; init; }

    /// <summary>Of the way in which its party is named: <c>review show</c> and <c>review reject</c> take it; null in runs of before it was told.</summary>
    public required string? MatchId { get; init; }

    public required string File { get; init; }

    public required long Line { get; init; }
}
