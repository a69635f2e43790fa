using System.Collections.Immutable;

namespace FoodCredit.Scoring.Learning.Tables;

/// <summary>Rows to learn from or to be scored: features, and where known whether the event (坏样本) came about.</summary>
public sealed class LearningTable
{
    /// <param name="features">All of the same number of rows, with names that differ.</param>
    /// <param name="labels">One a row, 1: the event; empty: not known.</param>
    public LearningTable(ImmutableArray<FeatureColumn> features, byte[] labels)
    {
        Rows = features.IsEmpty ? labels.Length : features[0].Rows;
        if (features.Any(feature => feature.Rows != Rows) || (labels.Length > 0 && labels.Length != Rows))
            throw new ArgumentException("columns of different lengths", nameof(features));
        Features = features;
        Labels = labels;
    }

    public ImmutableArray<FeatureColumn> Features { get; }

    /// <summary>One a row: 1 is the event, 0 none; empty where it is not known.</summary>
    public byte[] Labels { get; }

    public int Rows { get; }

    /// <summary>Rows that belong together (one business), by a number; a bootstrap keeps them together. Null: each alone.</summary>
    public int[]? Groups { get; init; }

    public FeatureColumn this[string name] => Features.First(feature => feature.Name == name);

    /// <summary>The column of a name; null: there is none.</summary>
    public FeatureColumn? Find(string name) => Features.FirstOrDefault(feature => feature.Name == name);

    /// <summary>All rows' numbers.</summary>
    public int[] AllRows() => [.. Enumerable.Range(0, Rows)];

    /// <summary>The rows that are named, in their order.</summary>
    public LearningTable Take(int[] rows) =>
        new([.. Features.Select(feature => feature.Take(rows))], Labels.Length == 0 ? [] : [.. rows.Select(row => Labels[row])])
        {
            Groups = Groups is { } groups ? [.. rows.Select(row => groups[row])] : null,
        };

    /// <summary>The same rows with other features.</summary>
    public LearningTable With(ImmutableArray<FeatureColumn> features) => new(features, Labels) { Groups = Groups };
}
