using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Drifting;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Pipeline.Learning;

/// <summary>How well a model did on rows that it had not seen.</summary>
public sealed record Evaluation
{
    public required int Rows { get; init; }

    public required long Events { get; init; }

    /// <summary>By the measure's name.</summary>
    public required ImmutableSortedDictionary<string, Estimate> Metrics { get; init; }

    /// <summary>Tenths of the rows, the highest scores first.</summary>
    public required ImmutableArray<CalibrationPart> Calibration { get; init; }

    /// <summary>By the value of a column, where one was asked for.</summary>
    public ImmutableArray<ErrorRates> Errors { get; init; } = [];

    /// <summary>Rows from this probability on are flagged in <see cref="Errors"/>.</summary>
    public double? FlaggedFrom { get; init; }

    /// <summary>Of the score, against the test rows of training; and of features, against the training rows, where the model knows them.</summary>
    public ImmutableArray<PopulationStability> Drift { get; init; } = [];

    public ImmutableArray<string> Notes { get; init; } = [];
}
