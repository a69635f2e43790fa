using System.Collections.Immutable;
using System.Text.Json.Serialization;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Binning;

/// <summary>The bins of a feature: ranges from low to high or categories from low risk to high; special ones; other; missing last.</summary>
public sealed record FeatureBinning
{
    public required string Feature { get; init; }

    public required FeatureKind Kind { get; init; }

    /// <summary>Never <see cref="Binning.Trend.Auto"/>.</summary>
    public required Trend Trend { get; init; }

    /// <summary>Always with a missing bin, last; and of categories one for others before it.</summary>
    public required ImmutableArray<WoeBin> Bins { get; init; }

    /// <summary>The rows it was fitted on; see <see cref="RowFingerprint"/>.</summary>
    public required string FittedOn { get; init; }

    /// <summary>What a person should know: that it cannot be binned monotonically, that bins hold few rows.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Information value (信息值): the sum over the bins.</summary>
    [JsonIgnore]
    public double Iv => Bins.Sum(bin => bin.Iv);

    [JsonIgnore]
    public double Gini => BinMeasures.Gini(Bins.Select(bin => bin.Count));

    /// <summary>Jensen-Shannon divergence, nats.</summary>
    [JsonIgnore]
    public double JensenShannon => BinMeasures.JensenShannon([.. Bins.Select(bin => bin.Count)]);

    /// <summary>The bounds between ranges, rising.</summary>
    [JsonIgnore]
    public ImmutableArray<double> Cuts =>
        [.. Bins.Where(bin => bin is { Kind: BinKind.Range, From: not null }).Select(bin => bin.From!.Value)];

    /// <summary>The bin of each row.</summary>
    public int[] BinsOf(FeatureColumn column)
    {
        var bins = new int[column.Rows];
        if (Kind == FeatureKind.Number)
        {
            var finder = new BinFinder(this);
            for (var row = 0; row < bins.Length; row++)
                bins[row] = finder.Of(column.Numbers[row]);
            return bins;
        }
        // One look-up a level, whatever the number of rows.
        var known = new BinFinder(this);
        var ofLevels = column.Levels.Select(known.Of).ToArray();
        for (var row = 0; row < bins.Length; row++)
            bins[row] = column.Codes[row] == FeatureColumn.Missing ? Bins.Length - 1 : ofLevels[column.Codes[row]];
        return bins;
    }

    public bool Equals(FeatureBinning? other) =>
        other is not null
        && (Feature, Kind, Trend, FittedOn) == (other.Feature, other.Kind, other.Trend, other.FittedOn)
        && Bins.SequenceEqual(other.Bins)
        && Notes.SequenceEqual(other.Notes);

    public override int GetHashCode() => HashCode.Combine(Feature, Kind, Trend, FittedOn);
}
