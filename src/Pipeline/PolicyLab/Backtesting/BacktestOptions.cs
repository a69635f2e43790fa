using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>What to try on the past.</summary>
public sealed record BacktestOptions
{
    /// <summary>The policy; null: the one in force.</summary>
    public PolicyDocument? Policy { get; init; }

    /// <summary>Another policy to compare with on the same entities and days; null: none.</summary>
    public PolicyDocument? Against { get; init; }

    /// <summary>The days to rate, rising.</summary>
    public required ImmutableArray<DateOnly> Days { get; init; }

    /// <summary>How many days after each to look for incidents; one or more.</summary>
    public ImmutableArray<int> Horizons { get; init; } = [90, 180, 365];

    public IncidentKind Incidents { get; init; } = IncidentKind.Standard;

    /// <summary>For the intervals: whole entities are drawn.</summary>
    public BootstrapOptions Resampling { get; init; } = BootstrapOptions.Standard;
}
