namespace FoodCredit.Pipeline.PolicyLab;

/// <summary>What a record counts by two policies.</summary>
/// <param name="RecordId">Its id, as in contributions.</param>
/// <param name="RecordType">Its type.</param>
/// <param name="DocumentNumber">As the department numbers it.</param>
/// <param name="EventDate">The day of the decision.</param>
/// <param name="ShareBeforeMilli">Its share of the entity's points, in thousandths; 0: it does not count.</param>
/// <param name="ShareAfterMilli">The same by the other policy.</param>
public sealed record MovedRecord(
    string RecordId,
    string RecordType,
    string? DocumentNumber,
    DateOnly EventDate,
    long ShareBeforeMilli,
    long ShareAfterMilli
);
