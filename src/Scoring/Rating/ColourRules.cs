using System.Collections.Immutable;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Rating;

/// <summary>Applies the rules that hold to the colour by points: ceilings first, then floors, so floors win.</summary>
public static class ColourRules
{
    /// <summary>
    /// The colour after the rules, and which rules changed it: none where the colour is the one by points; the floors that raised it
    /// where it is worse; the ceilings that lowered it, and the floors that raised it again, where it is better.
    /// </summary>
    /// <param name="rules">In policy order.</param>
    /// <param name="byPoints">The colour by points alone.</param>
    /// <param name="holding">Bit i set: rule i holds.</param>
    public static (Colour Colour, ulong Applied) Apply(ImmutableArray<PlanRule> rules, Colour byPoints, ulong holding)
    {
        if (holding == 0)
            return (byPoints, 0);
        var lowered = Ceilings(rules, byPoints, holding, out var ceilings);
        var colour = Floors(rules, lowered, holding, out var floors);
        if (colour == byPoints)
            return (colour, 0);
        if (colour < byPoints)
            return (colour, ceilings | floors);
        Floors(rules, byPoints, holding, out floors);
        return (colour, floors);
    }

    private static Colour Ceilings(ImmutableArray<PlanRule> rules, Colour colour, ulong holding, out ulong moved)
    {
        moved = 0;
        for (var i = 0; i < rules.Length; i++)
        {
            if ((holding >> i & 1) != 0 && rules[i].AtMost is { } ceiling && colour > ceiling)
                (colour, moved) = (ceiling, moved | 1UL << i);
        }
        return colour;
    }

    private static Colour Floors(ImmutableArray<PlanRule> rules, Colour colour, ulong holding, out ulong moved)
    {
        moved = 0;
        for (var i = 0; i < rules.Length; i++)
        {
            if ((holding >> i & 1) != 0 && rules[i].AtLeast is { } floor && colour < floor)
                (colour, moved) = (floor, moved | 1UL << i);
        }
        return colour;
    }
}
