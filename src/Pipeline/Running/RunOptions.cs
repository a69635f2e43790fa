using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Running;

/// <summary>What one run is asked to do.</summary>
public sealed record RunOptions
{
    public required Workspace Workspace { get; init; }

    /// <summary>The day the rating speaks for.</summary>
    public required DateOnly AsOf { get; init; }

    public ScoreEngine Engine { get; init; } = ScoreEngine.Kernel;

    /// <summary>Null: as the workspace says.</summary>
    public int? Threads { get; init; }

    public int ThreadsOrDefault => Threads ?? Workspace.Settings.ThreadsOrAll;
}
