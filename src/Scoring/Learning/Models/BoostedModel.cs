using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Models;

/// <summary>
/// Gradient-boosted trees: the log odds of the event are a factor times the sum of a leaf of each tree. Scored here, without the library that grew them.
/// </summary>
public sealed record BoostedModel : IModel
{
    [JsonIgnore]
    public ModelKind Kind => ModelKind.Boosted;

    [JsonIgnore]
    public TableSchema Schema => new([.. Encodings.Select(encoding => new FeatureSchema(encoding.Feature, encoding.Kind))]);

    public required ImmutableArray<FeatureEncoding> Encodings { get; init; }

    /// <summary>Log odds a unit of the trees' sum.</summary>
    public required double Factor { get; init; }

    public required ImmutableArray<BoostedTree> Trees { get; init; }

    public double[] Score(LearningTable table)
    {
        float[][] columns =
        [
            .. Encodings
                .SelectMany(encoding => encoding.Columns(table[encoding.Feature]))
                .Select(column => Array.ConvertAll(column, value => (float)value)),
        ];
        var sums = new double[table.Rows];
        // Tree by tree over all rows: the order of each row's sum is that of the trees, however many rows there are.
        foreach (var tree in Trees)
            AddTree(sums, columns, tree);
        return Array.ConvertAll(sums, sum => NewtonLogit.Probability(Factor * sum));
    }

    public bool Equals(BoostedModel? other) =>
        other is not null
        && Factor.Equals(other.Factor)
        && Encodings.SequenceEqual(other.Encodings)
        && Trees.SequenceEqual(other.Trees);

    public override int GetHashCode() => HashCode.Combine(Factor, Encodings.Length, Trees.Length);

    private static void AddTree(double[] sums, float[][] columns, BoostedTree tree)
    {
        var (ofNode, bounds) = (
            ImmutableCollectionsMarshal.AsArray(tree.Columns)!,
            ImmutableCollectionsMarshal.AsArray(tree.Bounds)!
        );
        var (left, right) = (ImmutableCollectionsMarshal.AsArray(tree.Left)!, ImmutableCollectionsMarshal.AsArray(tree.Right)!);
        for (var row = 0; row < sums.Length; row++)
        {
            var node = ofNode.Length == 0 ? -1 : 0;
            while (node >= 0)
                node = columns[ofNode[node]][row] <= bounds[node] ? left[node] : right[node];
            sums[row] += tree.Leaves[~node];
        }
    }
}
