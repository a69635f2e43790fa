namespace FoodCredit.Scoring.Policies;

/// <summary>An entity gets worse at once, but improves one step at a time and only after this many days in its colour.</summary>
public sealed record StabilityPolicy(int ImproveAfterDays);
