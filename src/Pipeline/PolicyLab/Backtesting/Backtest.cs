using System.Collections.Immutable;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>What the ratings of past days by a policy were worth.</summary>
public sealed record Backtest
{
    public required PolicyName Policy { get; init; }

    /// <summary>The other policy; null: none.</summary>
    public PolicyName? Against { get; init; }

    /// <summary>The policy whose grades say what is an incident: the one in force.</summary>
    public required PolicyName GradedBy { get; init; }

    public required IncidentKind Incidents { get; init; }

    /// <summary>The last day on which anything was delivered: what happened later is not known.</summary>
    public required DateOnly KnownUntil { get; init; }

    /// <summary>By rising horizon; those that end after the last day known for all days are left out.</summary>
    public required ImmutableArray<BacktestHorizon> Horizons { get; init; }

    public required ColourStability Stability { get; init; }

    /// <summary>By day, horizon and colour.</summary>
    public required ImmutableArray<BacktestRate> Rates { get; init; }

    /// <summary>What a reader has to know: horizons left out, and too few incidents.</summary>
    public required ImmutableArray<string> Notes { get; init; }
}
