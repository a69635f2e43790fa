namespace FoodCredit.Pipeline.Learning.Registry;

/// <summary>A model that was made the champion (冠军模型), and why.</summary>
/// <param name="Model">Its id.</param>
/// <param name="Before">The champion before; null: none.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Evidence">The gain on rows that neither had seen, in words.</param>
/// <param name="OverriddenBy">Who answers for it, though the gain is not significant; null: it is.</param>
/// <param name="Reason">What that person gave as the reason.</param>
public sealed record Promotion(
    string Model,
    string? Before,
    DateTimeOffset At,
    string Evidence,
    string? OverriddenBy,
    string? Reason
);
