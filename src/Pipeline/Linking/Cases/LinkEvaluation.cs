using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>How well records were linked.</summary>
public sealed record LinkEvaluation
{
    /// <summary>By group: all, with and without identifier, nobody's, by source and by kind of corruption.</summary>
    public required ImmutableSortedDictionary<string, Tally> Groups { get; init; }

    /// <summary>All decisions beside the truth, by record; empty where they were not asked for.</summary>
    public required ImmutableArray<JudgedDecision> Decisions { get; init; }

    public required long Entities { get; init; }

    /// <summary>Pairs that were compared.</summary>
    public required long Candidates { get; init; }

    /// <summary>How often keys of a kind were shared by too many entities to be followed.</summary>
    public required ImmutableSortedDictionary<string, long> SkippedKeys { get; init; }

    /// <summary>The probability from which on records were attached, in millionths.</summary>
    public required int MatchedFrom { get; init; }

    /// <summary>The same for records that bear a registered identifier.</summary>
    public required int IdentifiedMatchedFrom { get; init; }

    /// <summary>In order, in seconds.</summary>
    public required ImmutableArray<StageTime> Stages { get; init; }
}
