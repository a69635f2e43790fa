namespace FoodCredit.Pipeline.Naming;

/// <summary>有限公司 written with a slip, 有限工司 or 有小限公司: that many names end with it makes it the commonest place of slips, and the one that tells least.</summary>
internal static class FormSlip
{
    private const string Limited = "有限公司";

    /// <summary>The length of the slipped form at the end of a name; 0: it ends with none, or with one that is written well.</summary>
    public static int LengthOf(ReadOnlySpan<char> name)
    {
        if (name.EndsWith(Limited, StringComparison.Ordinal))
            return IsDoubled(name) ? Limited.Length + 1 : 0;
        if (name.Length > Limited.Length && IsInserted(name[^(Limited.Length + 1)..]))
            return Limited.Length + 1;
        if (name.Length >= Limited.Length && (IsExchanged(name[^Limited.Length..]) || IsMistaken(name[^Limited.Length..])))
            return Limited.Length;
        return
            name.EndsWith("限公司", StringComparison.Ordinal)
            || name.EndsWith("有限司", StringComparison.Ordinal)
            || name.EndsWith("有限公", StringComparison.Ordinal)
            ? Limited.Length - 1
            : 0;
    }

    /// <summary>有有限公司, but 国有有限公司.</summary>
    private static bool IsDoubled(ReadOnlySpan<char> name) =>
        name.Length > Limited.Length + 1 && name[^(Limited.Length + 1)] == Limited[0] && name[^(Limited.Length + 2)] != '国';

    private static bool IsInserted(ReadOnlySpan<char> end)
    {
        var at = end.CommonPrefixLength(Limited);
        return at > 0 && at < Limited.Length && end[(at + 1)..].SequenceEqual(Limited.AsSpan(at));
    }

    private static bool IsExchanged(ReadOnlySpan<char> end)
    {
        var at = end.CommonPrefixLength(Limited);
        return at + 1 < Limited.Length
            && end[at] == Limited[at + 1]
            && end[at + 1] == Limited[at]
            && end[(at + 2)..].SequenceEqual(Limited.AsSpan(at + 2));
    }

    private static bool IsMistaken(ReadOnlySpan<char> end)
    {
        var at = end.CommonPrefixLength(Limited);
        return at < Limited.Length
            && end[(at + 1)..].SequenceEqual(Limited.AsSpan(at + 1))
            && CharacterShape.AreMistaken(end[at], Limited[at]);
    }
}
