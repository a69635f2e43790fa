namespace FoodCredit.Scoring.Policies;

/// <summary>
/// What a credit repair (信用修复) of some records asks for. The first term that matches both the condition and the severity (null: any) wins; the
/// repair of a record that matches none takes effect on its own day.
/// </summary>
/// <param name="When">Null: any record.</param>
/// <param name="Severity">Null: any severity.</param>
/// <param name="IsAllowed">False: a repair never takes effect, whatever a department delivers.</param>
/// <param name="MinimumDays">
/// A repair takes effect on the day so many days after the clock starts at the earliest; one that is delivered sooner waits until then. 0..36500.
/// </param>
/// <param name="From">The date attribute that the clock starts from; null, and for records without it: the event date.</param>
public sealed record RepairTerm(AttributeCondition? When, Severity? Severity, bool IsAllowed, int MinimumDays, string? From);
