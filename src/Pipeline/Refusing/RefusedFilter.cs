namespace FoodCredit.Pipeline.Refusing;

/// <summary>Which refused rows are meant; null: any.</summary>
/// <param name="Source">The id of a source.</param>
/// <param name="Reason">A reason's word.</param>
/// <param name="File">A file's name below the inbox.</param>
/// <param name="Line">A line of the file.</param>
public sealed record RefusedFilter(string? Source, string? Reason, string? File, long? Line);
