using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Calibrating;

/// <summary>An entity as thresholds see it.</summary>
/// <param name="PointsMilli">Its points, in thousandths.</param>
/// <param name="Floor">The least colour that rules leave it, were its points none.</param>
/// <param name="Ceiling">The worst that they leave it, were its points without end.</param>
public readonly record struct CalibratedEntity(long PointsMilli, Colour Floor, Colour Ceiling);
