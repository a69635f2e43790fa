namespace FoodCredit.Pipeline.Reviewing;

/// <summary>The records of one source and type that name a party.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="RecordType">Their type.</param>
/// <param name="Records">How many.</param>
/// <param name="Minor">How many of them would count as minor for the likeliest entity; as <paramref name="General"/>, <paramref name="Serious"/> and <paramref name="Grave"/>.</param>
/// <param name="General">As general.</param>
/// <param name="Serious">As serious.</param>
/// <param name="Grave">As grave.</param>
/// <param name="First">The day of the first.</param>
/// <param name="Last">The day of the last.</param>
public sealed record PartyRecords(
    string Source,
    string? RecordType,
    long Records,
    long Minor,
    long General,
    long Serious,
    long Grave,
    DateOnly First,
    DateOnly Last
);
