using System.Collections.Immutable;

namespace FoodCredit.Scoring.Policies;

/// <summary>A versioned rating policy (评价规则), as read from its document and before it is compiled.</summary>
public sealed record Policy
{
    public required string Id { get; init; }

    public required string Version { get; init; }

    /// <summary>The title shown to people.</summary>
    public required string Title { get; init; }

    /// <summary>The first as-of date this version may rate; the stability chain starts here.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>SHA-256 of the document's bytes, lower-case hex.</summary>
    public required string Hash { get; init; }

    public required PolicyScope Scope { get; init; }

    /// <summary>In policy order, which breaks ties in explanations.</summary>
    public required ImmutableArray<TypePolicy> Types { get; init; }

    public required ContextPolicy Context { get; init; }

    public required Thresholds Thresholds { get; init; }

    /// <summary>In order.</summary>
    public ImmutableArray<ColourRule> Rules { get; init; } = [];

    /// <summary>Null: the colour follows the points at once in both directions.</summary>
    public StabilityPolicy? Stability { get; init; }
}
