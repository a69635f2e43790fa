namespace FoodCredit.Scoring.Policies;

/// <summary>
/// How long a record without an end of its own is in force (公示期): <paramref name="Days"/> after its clock starts. The first period that
/// matches both the condition and the severity (null: any) wins; a record that matches none stays open.
/// </summary>
/// <param name="When">Null: any record.</param>
/// <param name="Severity">Null: any severity.</param>
/// <param name="Days">0..36500.</param>
/// <param name="From">The date attribute that the clock starts from, such as that of publication; null, and for records without it: the event date.</param>
public sealed record InForcePeriod(AttributeCondition? When, Severity? Severity, int Days, string? From = null);
