using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Rating;

/// <summary>The score of one entity on one day.</summary>
public sealed record EntityScore
{
    public required long PointsMilli { get; init; }

    public required long BaseMilli { get; init; }

    /// <summary>Milli-points by type after frequency and cap, before context.</summary>
    public required long[] TypePoints { get; init; }

    /// <summary>Counting records by type.</summary>
    public required int[] Counts { get; init; }

    /// <summary>Milli-points by record, in the order given; 0 for those that do not count.</summary>
    public required long[] Contributions { get; init; }

    public required Colour ThresholdColour { get; init; }

    /// <summary>The colour after the rules.</summary>
    public required Colour Colour { get; init; }

    /// <summary>Bit i set: rule i changed the colour.</summary>
    public required ulong AppliedRules { get; init; }
}
