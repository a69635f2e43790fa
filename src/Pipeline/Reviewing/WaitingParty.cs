using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>A party that waits for a person to say whose it is. Only <see cref="MaskedName"/> may be shown to everybody.</summary>
public sealed record WaitingParty
{
    /// <summary>As outputs name it.</summary>
    public required string MatchId { get; init; }

    public required string? Name { get; init; }

    /// <summary>A name of up to four characters, which is that of a natural person, is masked.</summary>
    public required string? MaskedName { get; init; }

    public required string? Code { get; init; }

    public required string? Code2 { get; init; }

    /// <summary>1 USCC, 2 registration number, 3 organisation code, 4 a masked number; 0: none of these, and perhaps a person's number.</summary>
    internal int CodeKind { get; init; }

    internal int Code2Kind { get; init; }

    public required string? Address { get; init; }

    public required string? District { get; init; }

    public required string? Representative { get; init; }

    public required string? Industry { get; init; }

    public required string? Licence { get; init; }

    /// <summary>tie, code_conflict or in_review.</summary>
    public required string Reason { get; init; }

    /// <summary>The likeliest.</summary>
    public required string EntityId { get; init; }

    public required string EntityName { get; init; }

    public required string? EntityAddress { get; init; }

    /// <summary>Of the likeliest entity, in millionths.</summary>
    public required int ProbabilityPpm { get; init; }

    /// <summary>Records that name the party.</summary>
    public required long Records { get; init; }

    /// <summary>Whose, joined by semicolons.</summary>
    public required string Sources { get; init; }

    /// <summary>Of the likeliest entity; null: it is not rated.</summary>
    public required Colour? ColourNow { get; init; }

    /// <summary>If all parties that wait were accepted.</summary>
    public required Colour? ColourThen { get; init; }

    public required long? PointsNowMilli { get; init; }

    public required long? PointsThenMilli { get; init; }
}
