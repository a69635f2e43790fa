using System.Collections.Immutable;

namespace FoodCredit.Pipeline.PolicyLab.Features;

/// <summary>Rows that were made for a model.</summary>
public sealed record FeatureFile
{
    public required string File { get; init; }

    /// <summary>Columns that are features: all but entity_id, as_of, split and label.</summary>
    public required int Features { get; init; }

    /// <summary>By day and part.</summary>
    public required ImmutableArray<FeatureDay> Days { get; init; }

    /// <summary>The last day on which anything was delivered.</summary>
    public required DateOnly KnownUntil { get; init; }
}
