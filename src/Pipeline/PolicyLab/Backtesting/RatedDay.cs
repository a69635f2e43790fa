using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>The ratings of a past day as they would have been, and what came after. All arrays have one entry a rated entity, in the order of entity ids.</summary>
internal sealed class RatedDay
{
    /// <summary>The day of a next incident that is not known of.</summary>
    public const int Never = int.MaxValue;

    public required DateOnly Day { get; init; }

    /// <summary>A number for each entity, the same on all days.</summary>
    public required int[] Entities { get; init; }

    /// <summary>After rules and stability.</summary>
    public required Colour[] Colours { get; init; }

    public required long[] PointsMilli { get; init; }

    /// <summary>The day of the first incident after <see cref="Day"/>, or <see cref="Never"/>.</summary>
    public required int[] NextIncidents { get; init; }

    /// <summary>Whether an entity has an incident within so many days.</summary>
    public bool HasIncident(int place, int horizon) => NextIncidents[place] - (long)Days.Of(Day) <= horizon;
}
