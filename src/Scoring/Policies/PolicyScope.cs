namespace FoodCredit.Scoring.Policies;

/// <summary>Whom a policy rates.</summary>
public enum PolicyScope
{
    /// <summary>Every registered entity.</summary>
    All,

    /// <summary>Entities that hold a food licence valid on the as-of date, or whose industry is a food industry.</summary>
    FoodOperators,
}
