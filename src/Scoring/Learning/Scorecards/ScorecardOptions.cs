using FoodCredit.Scoring.Learning.Binning;

namespace FoodCredit.Scoring.Learning.Scorecards;

/// <summary>How a scorecard is made.</summary>
public sealed record ScorecardOptions
{
    public BinningOptions Binning { get; init; } = BinningOptions.ForScorecards;

    public PointScale Scale { get; init; } = PointScale.Standard;

    /// <summary>Features that tell less are left out; below 0.02 a feature is commonly held to tell nothing (Siddiqi 2006).</summary>
    public double IvMin { get; init; } = 0.02;

    /// <summary>The ridge penalty on the coefficients of weights of evidence.</summary>
    public double Ridge { get; init; } = 1;
}
