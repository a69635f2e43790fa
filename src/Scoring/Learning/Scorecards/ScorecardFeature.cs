using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Binning;

namespace FoodCredit.Scoring.Learning.Scorecards;

/// <summary>A feature of a scorecard.</summary>
public sealed record ScorecardFeature
{
    public required FeatureBinning Binning { get; init; }

    /// <summary>Of the logistic regression on weights of evidence; above 0.</summary>
    public required double Coefficient { get; init; }

    /// <summary>Thousandths of a point, a bin: those that are shown are those that are added.</summary>
    public required ImmutableArray<long> PointsMilli { get; init; }

    /// <summary>The mean over the training rows, which a reason is measured against, in thousandths of a point.</summary>
    public required long MeanMilli { get; init; }

    public bool Equals(ScorecardFeature? other) =>
        other is not null
        && (Binning, Coefficient, MeanMilli) == (other.Binning, other.Coefficient, other.MeanMilli)
        && PointsMilli.SequenceEqual(other.PointsMilli);

    public override int GetHashCode() => HashCode.Combine(Binning, Coefficient, MeanMilli);
}
