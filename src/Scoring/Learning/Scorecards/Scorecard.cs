using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Scorecards;

/// <summary>A scorecard (评分卡): points start somewhere, and every feature adds those of the bin that a row falls into. All sums are whole numbers.</summary>
public sealed record Scorecard : IModel
{
    [JsonIgnore]
    public ModelKind Kind => ModelKind.Scorecard;

    [JsonIgnore]
    public TableSchema Schema =>
        new([.. Features.Select(feature => new FeatureSchema(feature.Binning.Feature, feature.Binning.Kind))]);

    public required PointScale Scale { get; init; }

    /// <summary>Of the logistic regression, in log odds.</summary>
    public required double Intercept { get; init; }

    /// <summary>The points that all rows begin with, in thousandths.</summary>
    public required long StartMilli { get; init; }

    /// <summary>The strongest first.</summary>
    public required ImmutableArray<ScorecardFeature> Features { get; init; }

    /// <summary>Features that were offered and left out, and why.</summary>
    public ImmutableArray<LeftOut> LeftOut { get; init; } = [];

    public double[] Score(LearningTable table) => Array.ConvertAll(PointsMilli(table), Scale.Probability);

    /// <summary>The points of each row, in thousandths.</summary>
    public long[] PointsMilli(LearningTable table)
    {
        var points = new long[table.Rows];
        Array.Fill(points, StartMilli);
        foreach (var feature in Features)
        {
            var bins = feature.Binning.BinsOf(table[feature.Binning.Feature]);
            for (var row = 0; row < bins.Length; row++)
                points[row] += feature.PointsMilli[bins[row]];
        }
        return points;
    }

    /// <summary>One row with its reasons.</summary>
    public ScoredRow Explain(LearningTable table, int row)
    {
        var one = table.Take([row]);
        int[] bins = [.. Features.Select(feature => feature.Binning.BinsOf(one[feature.Binning.Feature])[0])];
        ImmutableArray<long> parts = [.. Features.Select((feature, i) => feature.PointsMilli[bins[i]])];
        var points = StartMilli + parts.Sum();
        return new ScoredRow(
            points,
            Scale.Probability(points),
            parts,
            [
                .. Features
                    .Select(
                        (feature, i) =>
                            new Reason(
                                string.Create(CultureInfo.InvariantCulture, $"R{i + 1:00}"),
                                feature.Binning.Feature,
                                feature.Binning.Bins[bins[i]].Title,
                                parts[i],
                                parts[i] - feature.MeanMilli
                            )
                    )
                    .Where(reason => reason.AboveMeanMilli > 0)
                    .OrderByDescending(reason => reason.AboveMeanMilli),
            ]
        );
    }

    public bool Equals(Scorecard? other) =>
        other is not null
        && (Scale, Intercept, StartMilli) == (other.Scale, other.Intercept, other.StartMilli)
        && Features.SequenceEqual(other.Features)
        && LeftOut.SequenceEqual(other.LeftOut);

    public override int GetHashCode() => HashCode.Combine(Scale, Intercept, StartMilli, Features.Length);
}

/// <summary>A feature that a scorecard does not use.</summary>
public sealed record LeftOut(string Feature, string Why);
