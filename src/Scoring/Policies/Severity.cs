namespace FoodCredit.Scoring.Policies;

/// <summary>The grade a policy gives to a record (风险程度), in rising order.</summary>
public enum Severity : byte
{
    /// <summary>轻微.</summary>
    Minor = 0,

    /// <summary>一般.</summary>
    General = 1,

    /// <summary>较重.</summary>
    Serious = 2,

    /// <summary>严重.</summary>
    Grave = 3,
}
