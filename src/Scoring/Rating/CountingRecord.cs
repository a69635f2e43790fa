namespace FoodCredit.Scoring.Rating;

/// <summary>A graded record as the score sees it.</summary>
/// <param name="TypeIndex">Index of its type in the plan.</param>
/// <param name="Severity">0 minor to 3 grave.</param>
/// <param name="IsRepaired">A credit repair is effective.</param>
/// <param name="EventDay">Days since 1970-01-01.</param>
/// <param name="InForceUntil">The last day it is in force; <see cref="Open"/>: open.</param>
public readonly record struct CountingRecord(int TypeIndex, int Severity, bool IsRepaired, int EventDay, int InForceUntil)
{
    /// <summary>An end that never comes.</summary>
    public const int Open = int.MaxValue;
}
