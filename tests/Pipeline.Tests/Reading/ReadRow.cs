namespace FoodCredit.Pipeline.Tests.Reading;

/// <summary>One outcome of a reader: the fields of a readable row, or why it is none.</summary>
internal sealed record ReadRow(long Line, long ByteOffset, byte[] Raw, string? Reason, string[] Fields)
{
    /// <summary><c>3: a|b</c>, or <c>3! field_count</c>.</summary>
    public override string ToString() => Reason is null ? $"{Line}: {string.Join('|', Fields)}" : $"{Line}! {Reason}";
}
