using System.Collections.Immutable;
using FoodCredit.Pipeline.PolicyLab.Backtesting;

namespace FoodCredit.Pipeline.PolicyLab.Features;

/// <summary>Which rows to make for a model.</summary>
public sealed record FeatureOptions
{
    /// <summary>The as-of dates, rising; of each all entities that the policy in force rates.</summary>
    public required ImmutableArray<DateOnly> Days { get; init; }

    /// <summary>The label tells of incidents so many days after the as-of date.</summary>
    public int HorizonDays { get; init; } = 365;

    public IncidentKind Incidents { get; init; } = IncidentKind.Standard;

    /// <summary>How rows are divided by time; null: they are not.</summary>
    public TimeSplit? Split { get; init; }

    /// <summary>A file whose name ends in .csv or .parquet.</summary>
    public required string File { get; init; }
}
