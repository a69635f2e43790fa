namespace FoodCredit.Pipeline.Learning;

/// <summary>What is measured.</summary>
public sealed record EvaluateOptions
{
    /// <summary>The column by whose values error rates are shown; null: none.</summary>
    public string? By { get; init; }

    /// <summary>The column within whose values the area under the curve is taken, too; null: none.</summary>
    public string? Within { get; init; }

    /// <summary>The share of rows that are flagged, above 0, at most 1.</summary>
    public double FlaggedShare { get; init; } = 0.1;

    public int Resamples { get; init; } = 1000;

    public int Seed { get; init; } = 1;

    public int Threads { get; init; } = 1;
}
