namespace FoodCredit.Pipeline.Naming;

/// <summary>Finds the road of an address, or what serves as one, in one pass.</summary>
internal static class RoadScan
{
    /// <summary>Ends of places that have no road: villages, markets, estates, buildings.</summary>
    private static readonly Lexicon Places = PlaceWords();

    /// <param name="text">The address.</param>
    /// <param name="start">Where its regions end.</param>
    /// <param name="end">Where the numbers may begin.</param>
    public static Part Find(ReadOnlySpan<char> text, int start, out int end)
    {
        var segment = start;
        var before = start;
        var town = default(Part);
        var place = default(Part);
        var i = start;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c) && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])) && IsNumber(text[i..]))
                break;
            if (c == '街' && Follows(text, i, '道'))
            {
                i += text[(i + 2)..].StartsWith("办事处", StringComparison.Ordinal) ? 4 : 1;
                town = Part.Between(segment, i + 1);
                before = segment = i + 1;
            }
            else if (c is '路' or '街' or '巷' or '弄' or '道' || (c == '同' && i > 0 && text[i - 1] == '胡'))
            {
                if (IsInsideName(text, i))
                    continue;
                // 广场南路 is no 南路 behind a 广场.
                var named = i - segment - (i > segment && c is '道' or '街' && text[i - 1] == '大' ? 1 : 0);
                end = i + 1;
                return Part.Between(named > 1 ? segment : before, end);
            }
            else if (c is '镇' or '乡' && i - before is >= 2 and <= 5 && !Follows(text, i, '路') && !Follows(text, i, '街'))
            {
                town = Part.Between(before, i + 1);
                place = default;
                before = segment = i + 1;
            }
            else if (PlaceEnd(text, segment, i) is > 0 and var length && !IsInsideName(text, i))
            {
                var isMore = i + 1 - length == segment;
                if (place.Length == 0 && !isMore)
                    place = Part.Between(segment, i + 1);
                else if (place.Length > 0 && isMore && segment == place.End)
                    place = Part.Between(place.Start, i + 1);
                if (Follows(text, i, '内') || Follows(text, i, '区'))
                    i++;
                (before, segment) = (isMore ? before : segment, i + 1);
            }
        }
        end = i;
        if (place.Length > 0)
            end = place.End;
        return place.Length > 0 ? place
            : i > segment ? Part.Between(segment, i)
            : town.Length > 0 ? town
            : Part.Between(start, i);
    }

    /// <summary>The length of the word for a place that ends at a character; zero: none.</summary>
    private static int PlaceEnd(ReadOnlySpan<char> text, int segment, int at) =>
        Places.Longest(text[Math.Max(segment, at - 4)..(at + 1)], out _);

    /// <summary>蒋巷镇, 路口, 街村: the end of a road's or a place's name inside another name.</summary>
    private static bool IsInsideName(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && text[at + 1] is '村' or '镇' or '乡' or '口';

    private static bool Follows(ReadOnlySpan<char> text, int at, char c) => at + 1 < text.Length && text[at + 1] == c;

    /// <summary>Digits that count houses, buildings or rooms, and no road: 320国道, 2号路.</summary>
    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] is '-' or ','))
            i++;
        if (i == text.Length)
            return true;
        if (text[i] == '号')
            return !Follows(text, i, '路') && !Follows(text, i, '街') && !Follows(text, i, '线');
        return text[i] is '栋' or '幢' or '座' or '楼' or '层' or '室' or '单' or '铺' or '房' or '期' or '店';
    }

    private static Lexicon PlaceWords()
    {
        var words = new Lexicon(isReversed: true);
        foreach (
            var word in (string[])
                [
                    .. (string[])
                        [
                            "村委会",
                            "村",
                            "屯",
                            "市场",
                            "大市场",
                            "广场",
                            "小区",
                            "花园",
                            "家园",
                            "公寓",
                            "大厦",
                            "商厦",
                            "大楼",
                            "商城",
                        ],
                    .. (string[])
                        [
                            "工业园",
                            "工业区",
                            "工业园区",
                            "科技园",
                            "产业园",
                            "创业园",
                            "开发区",
                            "园区",
                            "物流园",
                            "示范园",
                            "山庄",
                            "别墅",
                        ],
                    .. (string[])
                        [
                            "农场",
                            "林场",
                            "垦殖场",
                            "社区",
                            "居委会",
                            "车站",
                            "火车站",
                            "码头",
                            "基地",
                            "医院",
                            "学校",
                            "大学",
                            "学院",
                            "中学",
                            "小学",
                        ],
                    .. (string[])["豪庭", "嘉园", "名都", "新城"],
                ]
        )
            words.Add(word, 0);
        return words;
    }
}
