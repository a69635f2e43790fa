using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Calibrating;

/// <summary>The threshold of a colour, and how near its target it comes.</summary>
public sealed record CalibratedColour
{
    public required Colour Colour { get; init; }

    /// <summary>How many entities were wanted.</summary>
    public required long Target { get; init; }

    /// <summary>How many have at least this colour by a rule, whatever their points: of those whose floor is this colour.</summary>
    public required long Bound { get; init; }

    /// <summary>How many have it.</summary>
    public required long Reached { get; init; }

    /// <summary>The least milli-points of the colour.</summary>
    public required long ThresholdMilli { get; init; }

    /// <summary>
    /// Where equal points prevent the target: the points that several have where it would be met. Null: it is met; or too few have points; or rules, or what is left below a
    /// worse colour, give more.
    /// </summary>
    public required long? TiedPointsMilli { get; init; }

    /// <summary>How many have these points.</summary>
    public required long Tied { get; init; }
}
