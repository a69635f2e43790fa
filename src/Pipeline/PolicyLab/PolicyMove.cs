using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>A cell of the migration matrix.</summary>
/// <param name="Before">By the one policy; null: it does not rate them.</param>
/// <param name="After">By the other.</param>
/// <param name="Entities">How many.</param>
public sealed record PolicyMove(Colour? Before, Colour? After, long Entities);
