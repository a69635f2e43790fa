namespace FoodCredit.Scoring.Policies;

/// <summary>
/// <c>failed_sampling.grave within 365 days &gt;= 2</c>: at least <paramref name="AtLeast"/> counting records of the type (null: of any
/// type), of the severity (null: any), with an age below <paramref name="WithinDays"/> (null: any age).
/// </summary>
public sealed record CountTest(string? RecordType, Severity? Severity, int? WithinDays, int AtLeast);
