namespace FoodCredit.Scoring.Policies;

/// <summary>The least milli-points of yellow, orange and red; strictly rising.</summary>
public sealed record Thresholds(long YellowMilli, long OrangeMilli, long RedMilli);
