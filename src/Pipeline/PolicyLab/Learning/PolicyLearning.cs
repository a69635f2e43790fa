using System.Collections.Immutable;
using FoodCredit.Scoring.Calibrating;

namespace FoodCredit.Pipeline.PolicyLab.Learning;

/// <summary>A policy that was learned, and from what.</summary>
public sealed record PolicyLearning
{
    /// <summary>The document, relative to the workspace.</summary>
    public required string File { get; init; }

    public required string Version { get; init; }

    public required PolicyName From { get; init; }

    /// <summary>The days whose outcome is known.</summary>
    public required ImmutableArray<DateOnly> Days { get; init; }

    public required int HorizonDays { get; init; }

    /// <summary>Ratings: an entity once for each day.</summary>
    public required long Rows { get; init; }

    /// <summary>Ratings that an incident followed within the horizon.</summary>
    public required long WithIncident { get; init; }

    /// <summary>In policy order.</summary>
    public required ImmutableArray<LearnedTypeChange> Types { get; init; }

    /// <summary>The thresholds by which colours are as many as by the old policy on the last of the days, and what prevents more; from yellow to red.</summary>
    public required ImmutableArray<CalibratedColour> Colours { get; init; }
}
