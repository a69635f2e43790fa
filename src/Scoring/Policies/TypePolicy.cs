using System.Collections.Immutable;

namespace FoodCredit.Scoring.Policies;

/// <summary>How a policy measures one record type (负面信息类别).</summary>
public sealed record TypePolicy
{
    /// <summary>The record type's id, such as <c>failed_sampling</c>.</summary>
    public required string RecordType { get; init; }

    /// <summary>The title shown to people, such as 抽检不合格.</summary>
    public required string Title { get; init; }

    /// <summary>A record counts while its age in whole days is below this; 1..36500.</summary>
    public required int WindowDays { get; init; }

    /// <summary>The severity of a record that no grade rule matches.</summary>
    public required Severity DefaultSeverity { get; init; }

    /// <summary>Grade rules in order; the first match wins.</summary>
    public ImmutableArray<GradeRule> Grades { get; init; } = [];

    /// <summary>Milli-points by severity, four entries, none negative.</summary>
    public required ImmutableArray<long> WeightsMilli { get; init; }

    /// <summary>How the weight falls with age.</summary>
    public required Decay Decay { get; init; }

    /// <summary>Frequency steps by rising count; 1.0 below the first.</summary>
    public ImmutableArray<FrequencyStep> Frequency { get; init; } = [];

    /// <summary>The most milli-points the type can give an entity, before context.</summary>
    public required long CapMilli { get; init; }

    /// <summary>The share (0..1) at which a repaired record still counts; zero: it no longer counts in points, frequency or rules.</summary>
    public decimal RepairedShare { get; init; }

    /// <summary>Periods in force for records without an end of their own; the first match wins, none: open.</summary>
    public ImmutableArray<InForcePeriod> InForce { get; init; } = [];

    /// <summary>What a repair asks for; the first match wins, none: it takes effect on its own day.</summary>
    public ImmutableArray<RepairTerm> Repair { get; init; } = [];
}
