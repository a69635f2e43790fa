namespace FoodCredit.Pipeline.Reading;

/// <summary>Rows that add up the rows above them: 合计, 总计, 小计 in the first cell.</summary>
internal static class TotalsRow
{
    /// <summary>The longest word in any encoding, with a colon and some spaces.</summary>
    private const int BytesMax = 32;

    private static readonly string[] Words = ["合计", "总计", "小计", "本页合计", "本页小计"];

    public static RowRefusal Refusal { get; } = new(RefusalReason.TotalsRow, null, "a data row", "a row of totals");

    public static bool Is(ReadOnlySpan<byte> firstCell, FieldDecoder decoder)
    {
        // No word begins with a letter or digit of ASCII, which has the same byte in every encoding: nearly all rows end here.
        if (firstCell.Length is < 4 or > BytesMax || char.IsAsciiLetterOrDigit((char)firstCell[0]))
            return false;
        Span<char> text = stackalloc char[BytesMax];
        return decoder.TryDecode(firstCell, text, out var length) && Is(text[..length]);
    }

    public static bool Is(ReadOnlySpan<char> firstCell)
    {
        Span<char> word = stackalloc char[4];
        var length = 0;
        foreach (var c in firstCell)
        {
            if (char.IsWhiteSpace(c) || c is '：' or ':' or '\uFEFF')
                continue;
            if (length == word.Length)
                return false;
            word[length++] = c;
        }
        foreach (var totals in Words)
        {
            if (word[..length].SequenceEqual(totals))
                return true;
        }
        return false;
    }
}
