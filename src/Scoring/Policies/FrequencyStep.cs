namespace FoodCredit.Scoring.Policies;

/// <summary>From <paramref name="Count"/> counting records of the type on, their sum is multiplied by <paramref name="Multiplier"/> (at least 1).</summary>
public readonly record struct FrequencyStep(int Count, decimal Multiplier);
