using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Rating;

/// <summary>A colour and the day since which an entity has had it without a break.</summary>
public readonly record struct ColourState(Colour Colour, int SinceDay)
{
    /// <summary>
    /// The state of the next rating in the chain. Without a stability policy the colour follows at once; with one an entity gets worse at once,
    /// but better by one step and only after the policy's days in its colour.
    /// </summary>
    /// <param name="stability">Null: none.</param>
    /// <param name="before">The state of the rating before; null for the first of a chain.</param>
    /// <param name="wanted">The colour by points and rules.</param>
    /// <param name="day">The day of the next rating.</param>
    public static ColourState Next(StabilityPolicy? stability, ColourState? before, Colour wanted, int day)
    {
        if (before is not { } state)
            return new ColourState(wanted, day);
        if (wanted == state.Colour)
            return state;
        if (wanted > state.Colour || stability is null)
            return new ColourState(wanted, day);
        return day - state.SinceDay >= stability.ImproveAfterDays ? new ColourState(state.Colour - 1, day) : state;
    }
}
