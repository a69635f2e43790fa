using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Pipeline.Learning;

/// <summary>On what a model becomes the champion.</summary>
public sealed record PromoteOptions
{
    /// <summary>Rows that neither model was trained on; null: there is no champion yet, or somebody answers for it.</summary>
    public TableOptions? Data { get; init; }

    /// <summary>The measure that must gain.</summary>
    public Metric Metric { get; init; } = Metric.Auc;

    /// <summary>Two-sided p at most.</summary>
    public double Significance { get; init; } = 0.05;

    /// <summary>Who answers for it without a significant gain; null: nobody.</summary>
    public string? OverriddenBy { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    public EvaluateOptions Evaluate { get; init; } = new();
}
