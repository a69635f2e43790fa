using System.Collections.Immutable;
using System.Text.Json.Serialization;
using FoodCredit.Scoring.Learning.Tables;

namespace FoodCredit.Scoring.Learning.Models;

/// <summary>Logistic regression: the log odds of the event are a sum of columns times coefficients.</summary>
public sealed record LogisticModel : IModel
{
    [JsonIgnore]
    public ModelKind Kind => ModelKind.Logistic;

    [JsonIgnore]
    public TableSchema Schema => new([.. Encodings.Select(encoding => new FeatureSchema(encoding.Feature, encoding.Kind))]);

    public required ImmutableArray<FeatureEncoding> Encodings { get; init; }

    public required double Intercept { get; init; }

    /// <summary>A column each, in the encodings' order.</summary>
    public required ImmutableArray<double> Coefficients { get; init; }

    public double[] Score(LearningTable table)
    {
        double[][] columns = [.. Encodings.SelectMany(encoding => encoding.Columns(table[encoding.Feature]))];
        double[] weights = [Intercept, .. Coefficients];
        var scores = new double[table.Rows];
        for (var row = 0; row < scores.Length; row++)
            scores[row] = NewtonLogit.Probability(NewtonLogit.LogOdds(columns, weights, row));
        return scores;
    }

    public bool Equals(LogisticModel? other) =>
        other is not null
        && Intercept.Equals(other.Intercept)
        && Encodings.SequenceEqual(other.Encodings)
        && Coefficients.SequenceEqual(other.Coefficients);

    public override int GetHashCode() => HashCode.Combine(Intercept, Encodings.Length);
}
