using System.Collections.Immutable;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>How well ratings told of incidents within a horizon.</summary>
public sealed record BacktestHorizon
{
    /// <summary>So many days after the rating.</summary>
    public required int HorizonDays { get; init; }

    /// <summary>The days whose horizon ends by the last day known; all others are left out.</summary>
    public required ImmutableArray<DateOnly> Days { get; init; }

    /// <summary>Ratings: an entity once for each day.</summary>
    public required long Rows { get; init; }

    public required int Entities { get; init; }

    /// <summary>Ratings that an incident followed within the horizon.</summary>
    public required long WithIncident { get; init; }

    /// <summary>Whether the rate of incidents rises from each colour to the next, of those that any entity had.</summary>
    public required bool IsMonotone { get; init; }

    /// <summary>All four.</summary>
    public required ImmutableArray<ColourIncidents> Colours { get; init; }

    /// <summary>By points: auc, ks, capture_top1 to 25, lift_top1 to 25; empty: no incident, or nothing else.</summary>
    public required ImmutableSortedDictionary<string, Estimate> Metrics { get; init; }

    /// <summary>
    /// Tenths of the later ratings by points: the share with an incident, beside what was predicted by the points of ratings whose horizon had ended before. Empty: there are none
    /// such.
    /// </summary>
    public required ImmutableArray<CalibrationPart> Calibration { get; init; }

    /// <summary>The AUC less that of the other policy, on ratings that both have; null: no other policy.</summary>
    public Difference? AucAgainst { get; init; }
}
