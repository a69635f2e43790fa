using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>All that a person needs to decide whose a party is.</summary>
public sealed record PartyCase
{
    /// <summary>As outputs name it.</summary>
    public required string MatchId { get; init; }

    /// <summary>The day as of which it is told: that of the rating in force.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>matched, waiting or unmatched.</summary>
    public required string Standing { get; init; }

    /// <summary>Of a matched one: how, as <c>matched_by</c> of contributions; of others: why not, as <c>reason</c> of unmatched.</summary>
    public required string How { get; init; }

    /// <summary>Joined by semicolons: tie, code_conflict, code_repaired, natural_person; empty: none.</summary>
    public required string Flags { get; init; }

    public required PartyWords Written { get; init; }

    /// <summary>By source and type.</summary>
    public required ImmutableArray<PartyRecords> Records { get; init; }

    /// <summary>The likeliest first; the owner is among them.</summary>
    public required ImmutableArray<PartyCandidate> Candidates { get; init; }

    /// <summary>In their order, those that were taken back among them.</summary>
    public required ImmutableArray<ReviewDecision> Decisions { get; init; }
}
