namespace FoodCredit.Scoring.Policies;

/// <summary>Gives <paramref name="Severity"/> to a record that meets <paramref name="When"/>; the first rule of a type that matches wins.</summary>
public sealed record GradeRule(AttributeCondition When, Severity Severity);
