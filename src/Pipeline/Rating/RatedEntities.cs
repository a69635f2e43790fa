using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Rating;

/// <summary>The outcome of a score, one entry an entity index.</summary>
/// <param name="PointsMilli">Points, milli-points.</param>
/// <param name="BaseMilli">The industry's base, milli-points.</param>
/// <param name="ThresholdColour">The colour by points alone.</param>
/// <param name="Colour">The colour after the rules.</param>
/// <param name="Rules">Bit i set: rule i changed the colour.</param>
internal sealed record RatedEntities(
    long[] PointsMilli,
    long[] BaseMilli,
    Colour[] ThresholdColour,
    Colour[] Colour,
    ulong[] Rules
);
