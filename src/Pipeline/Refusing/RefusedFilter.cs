namespace FoodCredit.Pipeline.Refusing;

/// <summary>Which refused rows are meant; null: any.</summary>
/// <param name="Source">The id of a source.</param>
/// <param name="Reason">A reason's word.</param>
/// <param name="File">A file's name below the inbox.</param>
/// <param name="Line">A line of the file.</param>
/// <param name="From">The earliest day of delivery.</param>
/// <param name="To">The latest day of delivery.</param>
public sealed record RefusedFilter(
    string? Source = null,
    string? Reason = null,
    string? File = null,
    long? Line = null,
    DateOnly? From = null,
    DateOnly? To = null
);
