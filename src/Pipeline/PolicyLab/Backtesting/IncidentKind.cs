using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>What counts as an incident (不良事件): a negative record that a rating should have warned of.</summary>
public sealed record IncidentKind
{
    /// <summary>Serious records and worse, of all record types.</summary>
    public static IncidentKind Standard { get; } = new();

    /// <summary>The least severity, as the policy in force grades.</summary>
    public Severity AtLeast { get; init; } = Severity.Serious;

    /// <summary>Only records of these types; empty: of all that the policy in force has.</summary>
    public ImmutableArray<string> RecordTypes { get; init; } = [];
}
