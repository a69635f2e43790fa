using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Pipeline.Learning.Reading;

/// <summary>A CSV file to learn from or to score, and what its columns are for (docs/learning.md).</summary>
public sealed record TableOptions
{
    /// <summary>UTF-8 with a header and commas.</summary>
    public required string File { get; init; }

    /// <summary>The column of outcomes; null: they are not known.</summary>
    public string? Label { get; init; }

    /// <summary>The value of the label that is the event; null: 1, true, yes or bad.</summary>
    public string? Event { get; init; }

    /// <summary>The column that tells training rows from test rows.</summary>
    public string? Split { get; init; }

    /// <summary>The value of the split column that test rows have.</summary>
    public string Test { get; init; } = "test";

    /// <summary>The value of the split column that training rows have; null: all others than test rows.</summary>
    public string? Training { get; init; }

    /// <summary>The column of what rows belong to: those of one are never torn apart by a resample or a split.</summary>
    public string? Group { get; init; }

    /// <summary>The column of dates (yyyy-MM-dd) or numbers by which rows follow each other.</summary>
    public string? Time { get; init; }

    /// <summary>Columns that are no features.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];

    /// <summary>The only features; empty: all columns that have no other use.</summary>
    public ImmutableArray<string> Features { get; init; } = [];

    /// <summary>Features that are categories though they look like numbers.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>Columns that are kept as texts beside the features: for error rates by them, or strata.</summary>
    public ImmutableArray<string> Beside { get; init; } = [];

    /// <summary>With the features of a model and no other, of the kinds that it knows.</summary>
    internal TableOptions WithFeaturesOf(TableSchema schema) =>
        this with
        {
            Features = [.. schema.Features.Select(feature => feature.Name)],
            Categories =
            [
                .. schema.Features.Where(feature => feature.Kind == FeatureKind.Category).Select(feature => feature.Name),
            ],
        };
}
