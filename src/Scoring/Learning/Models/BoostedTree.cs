using System.Collections.Immutable;

namespace FoodCredit.Scoring.Learning.Models;

/// <summary>A tree: from node 0 on, to the left where the column's number is at most the bound, until a leaf.</summary>
public sealed record BoostedTree
{
    /// <summary>The column of each node.</summary>
    public required ImmutableArray<int> Columns { get; init; }

    /// <summary>The bound of each node.</summary>
    public required ImmutableArray<float> Bounds { get; init; }

    /// <summary>Where each node goes on: a node, or the complement of a leaf's number.</summary>
    public required ImmutableArray<int> Left { get; init; }

    public required ImmutableArray<int> Right { get; init; }

    /// <summary>What a leaf adds to the score.</summary>
    public required ImmutableArray<double> Leaves { get; init; }

    /// <summary>Whether every node goes on to a later node or to a leaf that is there, and to a column that is there.</summary>
    public bool IsSound(int columns) =>
        Leaves.Length >= 1
        && Bounds.Length == Columns.Length
        && Left.Length == Columns.Length
        && Right.Length == Columns.Length
        && Columns.All(column => column >= 0 && column < columns)
        && Left.Concat(Right)
            .Select((next, i) => (next, i % Math.Max(1, Columns.Length)))
            .All(pair => IsNext(pair.next, pair.Item2));

    public bool Equals(BoostedTree? other) =>
        other is not null
        && Columns.SequenceEqual(other.Columns)
        && Bounds.SequenceEqual(other.Bounds)
        && Left.SequenceEqual(other.Left)
        && Right.SequenceEqual(other.Right)
        && Leaves.SequenceEqual(other.Leaves);

    public override int GetHashCode() => HashCode.Combine(Columns.Length, Leaves.Length);

    private bool IsNext(int next, int node) => next < 0 ? ~next < Leaves.Length : next > node && next < Columns.Length;
}
