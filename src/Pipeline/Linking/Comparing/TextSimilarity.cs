namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>How alike two texts are, by characters.</summary>
internal static class TextSimilarity
{
    /// <summary>Longer texts are compared by their first characters: no name says more after them.</summary>
    private const int LengthMax = 128;

    /// <summary>Winkler's scaling of a common prefix, of at most four characters.</summary>
    private const int PrefixMax = 4;

    /// <summary>
    /// Jaro-Winkler similarity (Winkler 1990), 0 to 1, in thousandths: MARTHA and MARHTA have 961, DIXON and DICKSONX 813.
    /// </summary>
    public static int JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        a = Head(a);
        b = Head(b);
        if (a.Length == 0 || b.Length == 0)
            return a.Length == b.Length ? 1000 : 0;
        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        Span<bool> inA = stackalloc bool[a.Length];
        Span<bool> inB = stackalloc bool[b.Length];
        var common = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var (own, end) = (a[i], Math.Min(b.Length, i + window + 1));
            for (var j = Math.Max(0, i - window); j < end; j++)
            {
                if (b[j] != own || inB[j])
                    continue;
                (inA[i], inB[j]) = (true, true);
                common++;
                break;
            }
        }
        if (common == 0)
            return 0;
        var transposed = Transposed(a, inA, b, inB) / 2;
        var jaro = (((double)common / a.Length) + ((double)common / b.Length) + ((double)(common - transposed) / common)) / 3;
        var prefix = Math.Min(a.CommonPrefixLength(b), PrefixMax);
        return (int)Math.Round(1000 * (jaro + (0.1 * prefix * (1 - jaro))), MidpointRounding.AwayFromZero);
    }

    /// <summary>
    /// Whether one insertion, deletion or substitution of a character, or one transposition of neighbours, makes one text of the other. Equal texts are
    /// within one edit.
    /// </summary>
    public static bool AreWithinOneEdit(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
            return false;
        var prefix = a.CommonPrefixLength(b);
        a = a[prefix..];
        b = b[prefix..];
        var suffix = 0;
        while (suffix < a.Length && suffix < b.Length && a[^(suffix + 1)] == b[^(suffix + 1)])
            suffix++;
        a = a[..^suffix];
        b = b[..^suffix];
        return Math.Max(a.Length, b.Length) <= 1 || a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0];
    }

    /// <summary>Whether two texts of one length differ in exactly one character.</summary>
    public static bool AreSubstituted(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var prefix = a.CommonPrefixLength(b);
        return a.Length == b.Length && prefix < a.Length && a[(prefix + 1)..].SequenceEqual(b[(prefix + 1)..]);
    }

    private static ReadOnlySpan<char> Head(ReadOnlySpan<char> text) => text.Length > LengthMax ? text[..LengthMax] : text;

    /// <summary>Common characters that stand in another order.</summary>
    private static int Transposed(ReadOnlySpan<char> a, ReadOnlySpan<bool> inA, ReadOnlySpan<char> b, ReadOnlySpan<bool> inB)
    {
        var transposed = 0;
        var j = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (!inA[i])
                continue;
            while (!inB[j])
                j++;
            transposed += a[i] == b[j++] ? 0 : 1;
        }
        return transposed;
    }
}
