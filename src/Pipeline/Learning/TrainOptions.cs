using System.Collections.Immutable;
using FoodCredit.Pipeline.Learning.Boosting;
using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Models;
using FoodCredit.Scoring.Learning.Scorecards;

namespace FoodCredit.Pipeline.Learning;

/// <summary>What is learned, and how it is tested.</summary>
public sealed record TrainOptions
{
    public ModelKind Kind { get; init; } = ModelKind.Scorecard;

    public ScorecardOptions Scorecard { get; init; } = new();

    /// <summary>Bins that were fitted before, on the same training rows; empty: they are fitted here.</summary>
    public ImmutableArray<FeatureBinning> Bins { get; init; } = [];

    /// <summary>The ridge penalty of a logistic regression.</summary>
    public double Ridge { get; init; } = 10;

    public BoostingOptions Boosting { get; init; } = new();

    /// <summary>Of trees and of resamples.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Resamples for intervals; 0: none.</summary>
    public int Resamples { get; init; } = 1000;

    public int Threads { get; init; } = 1;

    /// <summary>The policy, id and version, under which the features were made; null: of no city.</summary>
    public string? Policy { get; init; }

    internal ILearner Learner() =>
        Kind switch
        {
            ModelKind.Scorecard => new ScorecardLearner(Scorecard, Bins),
            ModelKind.Logistic => new LogisticLearner(Ridge),
            ModelKind.Boosted => new BoostedLearner(Boosting with { Seed = Seed, Threads = Threads }),
            _ => throw new InvalidOperationException($"{Kind}"),
        };
}
