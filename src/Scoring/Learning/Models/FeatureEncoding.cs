using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Models;

/// <summary>How a feature becomes columns of numbers.</summary>
public sealed record FeatureEncoding
{
    public required string Feature { get; init; }

    public required FeatureKind Kind { get; init; }

    /// <summary>Of a number: what stands for a missing one.</summary>
    public double Missing { get; init; }

    /// <summary>Of a number: what is taken away, then what the rest is divided by. 0 and 1: as it is.</summary>
    public double Shift { get; init; }

    public double Spread { get; init; } = 1;

    /// <summary>A column that is 1 where the value is missing stands beside.</summary>
    public bool MarksMissing { get; init; }

    /// <summary>Of a category: those with a column of their own, in ordinal order; others, and missing, are 0 in all of them.</summary>
    public ImmutableArray<string> Categories { get; init; } = [];

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Names() =>
        Kind == FeatureKind.Category ? Categories.Select(category => $"{Feature} = {category}")
        : MarksMissing ? [Feature, $"{Feature} is missing"]
        : [Feature];

    /// <summary>The columns.</summary>
    public IEnumerable<double[]> Columns(FeatureColumn column)
    {
        if (Kind == FeatureKind.Number)
        {
            yield return Array.ConvertAll(column.Numbers, value => ((double.IsNaN(value) ? Missing : value) - Shift) / Spread);
            if (MarksMissing)
                yield return Array.ConvertAll(column.Numbers, value => double.IsNaN(value) ? 1.0 : 0.0);
            yield break;
        }
        foreach (var category in Categories)
        {
            var code = column.Levels.IndexOf(category, 0, StringComparer.Ordinal);
            yield return code < 0 ? new double[column.Rows] : Array.ConvertAll(column.Codes, own => own == code ? 1.0 : 0.0);
        }
    }

    public bool Equals(FeatureEncoding? other) =>
        other is not null
        && (Feature, Kind, Missing, Shift, Spread, MarksMissing)
            == (other.Feature, other.Kind, other.Missing, other.Shift, other.Spread, other.MarksMissing)
        && Categories.SequenceEqual(other.Categories);

    public override int GetHashCode() => HashCode.Combine(Feature, Kind, Missing, Shift, Spread);
}
