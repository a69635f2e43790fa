namespace FoodCredit.Pipeline.Naming;

/// <summary>The numbers behind the road of an address, in one pass: house, annex, building, unit.</summary>
internal ref struct HouseNumbers
{
    public Part Number;
    public Part Annex;
    public Part Building;
    public Part Unit;

    /// <param name="text">The address.</param>
    /// <param name="start">Where its road ends.</param>
    /// <param name="hasRoad">Whether there is one, so that a bare number is that of a house.</param>
    public HouseNumbers(ReadOnlySpan<char> text, int start, bool hasRoad)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
                continue;
            var end = i;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or ','))
                end++;
            Take(text, i, end, hasRoad);
            i = end;
        }
    }

    private void Take(ReadOnlySpan<char> text, int start, int end, bool hasRoad)
    {
        // Of several numbers, 64,65号, the first counts.
        var comma = text[start..end].IndexOf(',');
        var token = Part.Between(start, comma > 0 ? start + comma : end);
        var mark = end < text.Length ? text[end] : '\0';
        var next = end + 1 < text.Length ? text[end + 1] : '\0';
        switch (mark)
        {
            case '号' when next is '楼' or '栋' or '幢':
            case '栋' or '幢' or '座' or '舍' when Building.Length == 0:
            case '楼' when IsEntrance(text[(end + 1)..]):
                SetBuilding(token);
                break;
            case '号' when start > 0 && text[start - 1] == '附' && Number.Length > 0:
                Annex = Annex.Length == 0 ? token : Annex;
                break;
            case '号' when Number.Length == 0 && Building.Length == 0 && next is not ('室' or '房'):
                Number = FirstOf(text, token);
                break;
            case '号'
                when Building.Length == 0 && next is not ('\0' or '室' or '房' or '铺' or '店') && !token.Of(text).Contains('-'):
                SetBuilding(token);
                break;
            case '号' or '室' or '房' or '户' or '铺' or '店':
            case '座' when token.Length >= 3:
            case '\0' when Number.Length > 0 || Building.Length > 0:
                SetUnit(text, token);
                break;
            case '\0' when hasRoad && char.IsAsciiDigit(text[start]):
                Number = FirstOf(text, token);
                break;
            case not ('楼' or '层' or '单' or '期' or '区' or '平' or '座')
                when start > 0 && text[start - 1] is '面' or '铺' or '室':
                SetUnit(text, token);
                break;
        }
    }

    /// <summary>26楼1单元: a floor has no entrances, so that is a building.</summary>
    private static bool IsEntrance(ReadOnlySpan<char> rest)
    {
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;
        return digits > 0 && rest[digits..].StartsWith("单元", StringComparison.Ordinal);
    }

    /// <summary>Of a range, 135-137, the first counts, and zeros before a number do not; 257-3 is an annex.</summary>
    private static Part FirstOf(ReadOnlySpan<char> text, Part token)
    {
        var zeros = 0;
        while (zeros + 1 < token.Length && text[token.Start + zeros] == '0' && char.IsAsciiDigit(text[token.Start + zeros + 1]))
            zeros++;
        token = new(token.Start + zeros, token.Length - zeros);
        var written = token.Of(text);
        var hyphen = written.IndexOf('-');
        var next = hyphen < 0 ? default : written[(hyphen + 1)..];
        if (next.IndexOf('-') is > 0 and var end)
            next = next[..end];
        return hyphen == next.Length && written[..Math.Max(hyphen, 0)].SequenceCompareTo(next) < 0
            ? new(token.Start, hyphen)
            : token;
    }

    private void SetBuilding(Part token) => Building = Building.Length == 0 ? token : Building;

    /// <summary>11-1801 is building and unit, 3-2-501 building, entrance and unit.</summary>
    private void SetUnit(ReadOnlySpan<char> text, Part token)
    {
        if (Unit.Length > 0)
            return;
        var written = token.Of(text);
        var first = written.IndexOf('-');
        var last = written.LastIndexOf('-') + 1;
        if (first > 0 && first < written.Length - last && written.Length - last >= 3)
        {
            SetBuilding(new(token.Start, first));
            Unit = new(token.Start + last, written.Length - last);
        }
        else
            Unit = FirstOf(text, token);
    }
}
