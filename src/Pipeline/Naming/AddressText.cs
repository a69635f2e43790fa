namespace FoodCredit.Pipeline.Naming;

/// <summary>The text of an address as it is compared: no brackets, no notes, and digits in numbers.</summary>
internal static class AddressText
{
    /// <summary>Words of notes that registries put into brackets: who vouches for the address, and what else is registered there.</summary>
    private static readonly string[] NoteWords =
    [
        "申报",
        "承诺",
        "集群",
        "托管",
        "一照多址",
        "一址多照",
        "仅限",
        "住所",
        "经营场所",
        "注册地址",
    ];

    /// <summary>Writes the text of an address in normal form; there is room for twice as many characters.</summary>
    public static int Write(ReadOnlySpan<char> normal, Span<char> text)
    {
        var length = 0;
        for (var i = 0; i < normal.Length; i++)
        {
            var c = normal[i];
            if (c == ')' || (c == '#' && i + 1 < normal.Length && normal[i + 1] == '号'))
                continue;
            if (c == '(')
            {
                // To the next bracket of either kind, so that no character is searched twice.
                var content = normal[(i + 1)..];
                var end = content.IndexOfAny('(', ')');
                if (end >= 0 && content[end] == ')' && IsNote(content[..end], length > 0 && text[length - 1] == '室'))
                    i += end + 1;
                continue;
            }
            if (length > 0 && IsCounted(c) && ChineseNumerals.IsNumeral(text[length - 1]))
                length = ChineseNumerals.ReplaceEnd(text, length);
            text[length++] = c == '#' ? '号' : c;
        }
        return length;
    }

    private static bool IsNote(ReadOnlySpan<char> content, bool isBehindRoom)
    {
        foreach (var word in NoteWords)
        {
            if (content.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return isBehindRoom && content.EndsWith("层", StringComparison.Ordinal);
    }

    private static bool IsCounted(char c) =>
        c is '号' or '#' or '栋' or '幢' or '座' or '楼' or '层' or '室' or '单' or '铺' or '期';
}
