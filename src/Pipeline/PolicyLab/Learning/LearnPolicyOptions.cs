using System.Collections.Immutable;
using FoodCredit.Pipeline.PolicyLab.Backtesting;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.PolicyLab.Learning;

/// <summary>What to learn a policy from.</summary>
public sealed record LearnPolicyOptions
{
    /// <summary>The policy to begin with; null: the one in force.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>The days whose ratings are learned from, rising.</summary>
    public required ImmutableArray<DateOnly> Days { get; init; }

    /// <summary>What followed within so many days.</summary>
    public int HorizonDays { get; init; } = 365;

    public IncidentKind Incidents { get; init; } = IncidentKind.Standard;

    /// <summary>The version of the policy that is learned; null: that of the old one with <c>-learned</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The document to write, relative to the workspace: <c>policies/learned.yaml</c>.</summary>
    public required string File { get; init; }
}
