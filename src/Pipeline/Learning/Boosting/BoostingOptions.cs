namespace FoodCredit.Pipeline.Learning.Boosting;

/// <summary>How trees are grown.</summary>
public sealed record BoostingOptions
{
    /// <summary>Trees, 1 to 2000.</summary>
    public int Trees { get; init; } = 150;

    /// <summary>Leaves of a tree at most, 2 to 1000.</summary>
    public int Leaves { get; init; } = 8;

    /// <summary>How much of each tree counts, above 0, at most 1.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Training rows of a leaf at least.</summary>
    public int LeafRowsMin { get; init; } = 20;

    /// <summary>The share of columns that a tree sees.</summary>
    public double ColumnShare { get; init; } = 0.5;

    /// <summary>The share of rows that a tree sees.</summary>
    public double RowShare { get; init; } = 0.8;

    /// <summary>The ridge penalty on leaves.</summary>
    public double Ridge { get; init; } = 5;

    public int Seed { get; init; } = 1;

    public int Threads { get; init; } = 1;
}
