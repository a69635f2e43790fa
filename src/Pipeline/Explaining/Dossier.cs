using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Explaining;

/// <summary>All that a published run says of one entity: its colour, its points and where every one of them comes from.</summary>
public sealed record Dossier
{
    public required string Run { get; init; }

    public required bool IsSynthetic { get; init; }

    public required DateOnly AsOf { get; init; }

    public required string PolicyId { get; init; }

    public required string PolicyVersion { get; init; }

    public required string PolicyHash { get; init; }

    public required string EntityId { get; init; }

    public string? Uscc { get; init; }

    public required string Name { get; init; }

    public string? Industry { get; init; }

    public string? District { get; init; }

    public string? Branch { get; init; }

    public string? Grid { get; init; }

    public string? Area { get; init; }

    public required string Colour { get; init; }

    public string? ColourBefore { get; init; }

    public required DateOnly ColourSince { get; init; }

    /// <summary>The colour that points alone would give.</summary>
    public required string ColourByPoints { get; init; }

    /// <summary>The colour after the rules, before stability.</summary>
    public required string ColourByRules { get; init; }

    public required long PointsMilli { get; init; }

    public required long BaseMilli { get; init; }

    /// <summary>The rules that changed the colour.</summary>
    public required ImmutableArray<string> RulesApplied { get; init; }

    /// <summary>Every counting record, the largest share first. The shares sum to <see cref="PointsMilli"/> less <see cref="BaseMilli"/>.</summary>
    public required ImmutableArray<DossierRecord> Records { get; init; }

    /// <summary>When the colour would change, and to what, if nothing else happened.</summary>
    public required ImmutableArray<DossierChange> Changes { get; init; }
}

/// <summary>On <paramref name="On"/> the colour would become <paramref name="Colour"/>.</summary>
public sealed record DossierChange(DateOnly On, string Colour, long PointsMilli);
