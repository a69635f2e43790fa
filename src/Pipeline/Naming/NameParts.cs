namespace FoodCredit.Pipeline.Naming;

/// <summary>The parts of a name before its branch.</summary>
internal readonly ref struct NameParts
{
    public readonly Part Region;
    public readonly Part TradeName;
    public readonly Part Industry;
    public readonly Part LegalForm;
    public readonly LegalForm Form;

    /// <param name="text">The name without brackets.</param>
    /// <param name="branch">Its branch; absent: the parts reach to the end.</param>
    /// <param name="bracketed">The region that stood in brackets.</param>
    public NameParts(ReadOnlySpan<char> text, Part branch, Part bracketed)
    {
        var end = branch.Length > 0 ? branch.Start : text.Length;
        var first = IsDoubled(text[..end]) ? 1 : 0;
        var (start, lastStart, isBare) = Begin(text[..end], first);
        (LegalForm, Form) = FormOf(text, start, end);
        if (LegalForm.Length > 0)
            end = LegalForm.Start;
        var tail = RegionBefore(text, start, end, bracketed);
        var industryEnd = tail.Length > 0 ? tail.Start : end;
        var industryStart = IndustryStart(text, start, industryEnd, out var isShop);
        if (isShop && Form == Naming.LegalForm.None)
            Form = Naming.LegalForm.SoleTrader;
        Industry = Part.Between(industryStart, industryEnd);
        var middle = RegionBefore(text, start, industryStart, bracketed);
        var tradeEnd = middle.Length > 0 ? middle.Start : industryStart;
        if (start > first && tradeEnd - start <= (isBare ? 1 : 0))
        {
            TradeName = NameOf(text, lastStart, tradeEnd == start ? start : tradeEnd, tradeEnd == start);
            Region = Part.Between(first, lastStart);
        }
        else
        {
            TradeName = Part.Between(start, tradeEnd);
            Region = Part.Between(first, start);
        }
        if (Region.Length == 0)
            Region = middle.Length > 0 ? middle : tail;
    }

    /// <summary>南南昌市: the first character of a region was written twice.</summary>
    private static bool IsDoubled(ReadOnlySpan<char> text) =>
        text.Length > 1
        && text[0] == text[1]
        && Regions.TryBegin(text, default, out _) == 0
        && Regions.TryBegin(text[1..], default, out _) > 0;

    /// <summary>Where the name behind its regions begins, where the last of them begins, and whether that is written without 市 or the like.</summary>
    private static (int Start, int LastStart, bool IsBare) Begin(ReadOnlySpan<char> text, int first)
    {
        var (start, lastStart) = (first, first);
        var region = default(Region);
        while (start < text.Length)
        {
            var length = Regions.TryBegin(text[start..], region, out var next);
            if (length == 0 || start + length >= text.Length)
                break;
            (lastStart, region) = (start, next);
            start += length;
        }
        // 南昌县城 is 县城 in 南昌.
        if (start > 1 && start < text.Length && text[start - 1] == '县' && text[start] == '城')
            return (start - 1, lastStart, false);
        var town = region.Level == 3 && !region.IsBare ? TownLength(text[start..]) : 0;
        return town > 0 ? (start + town, start, false) : (start, lastStart, region.IsBare);
    }

    /// <summary>A town of two or three characters and 镇 or 乡, with a name behind it.</summary>
    private static int TownLength(ReadOnlySpan<char> text)
    {
        for (var at = 2; at <= 3 && at + 4 < text.Length; at++)
        {
            if (text[at] is '镇' or '乡')
                return at + 1;
        }
        return 0;
    }

    private static (Part Part, LegalForm Form) FormOf(ReadOnlySpan<char> text, int start, int end)
    {
        var body = text[start..end];
        var length = NameWords.Forms.Longest(body, out var form);
        if (FormSlip.LengthOf(body) is var slipped && slipped > length && body.Length - slipped >= 2)
            return (new(end - slipped, slipped), Naming.LegalForm.Company);
        var least = length == 1 ? 2 : 1;
        if (length == 0 || body.Length - length < (start > 0 ? 0 : least))
            return default;
        // 便利店 and 幼儿园 say what 店 does not; but in 烧烤店 the industry stands before it.
        if (NameWords.Industries.Longest(body, out _) >= length && NameWords.Industries.Longest(body[..^length], out _) == 0)
            return (default, (LegalForm)form);
        return (new(end - length, length), (LegalForm)form);
    }

    /// <summary>The region in brackets, or a province or prefecture, right before a place; a name of two characters must be left.</summary>
    private static Part RegionBefore(ReadOnlySpan<char> text, int start, int end, Part bracketed)
    {
        if (bracketed.Length > 0 && bracketed.End == end && bracketed.Start > start)
            return bracketed;
        var length = end - start > 3 ? Regions.EndOf(text[start..end]) : 0;
        return length == 0 || end - start - length < 2 ? default : new(end - length, length);
    }

    /// <summary>Where the chain of industries begins; a name without regions keeps a character before it.</summary>
    private static int IndustryStart(ReadOnlySpan<char> text, int start, int end, out bool isShop)
    {
        isShop = false;
        var least = start > 0 ? start : 1;
        var (at, last) = (end, end);
        while (at > least)
        {
            var length = NameWords.Industries.Longest(text[least..at], out var shop);
            if (length == 0)
                break;
            isShop |= at == end && shop == 1;
            (last, at) = (at, at - length);
        }
        // A trade name has two characters (Provisions on Enterprise Name Registration): the foremost industry may be its end.
        return at - start == 1 && last < end ? last : at;
    }

    /// <summary>A region that serves as trade name, without 省 or 市 unless more follows it.</summary>
    private static Part NameOf(ReadOnlySpan<char> text, int start, int end, bool isAlone)
    {
        if (isAlone && end - start > 2 && text[end - 1] is '省' or '市' or '县' or '区')
            end--;
        return Part.Between(start, end);
    }
}
