namespace FoodCredit.Scoring.Policies;

/// <summary>
/// How long a record without an end of its own is in force: its event date plus <paramref name="Days"/>. The first period that
/// matches both the condition and the severity (null: any) wins; a record that matches none stays open.
/// </summary>
public sealed record InForcePeriod(AttributeCondition? When, Severity? Severity, int Days);
