namespace FoodCredit.Pipeline.Naming;

/// <summary>The names of provinces, prefectures, counties and zones, with and without what they are (tables Regions and LocalDistricts).</summary>
internal static class Regions
{
    private static readonly Lexicon Words = new(isReversed: false);
    private static readonly Lexicon Ends = new(isReversed: true);
    private static readonly List<Region> Entries = [];

    /// <summary>For each entry the next one that is written the same; none: <see cref="Lexicon.None"/>.</summary>
    private static readonly List<int> Next = [];

    /// <summary>The first two digits of the codes of the province that the local districts lie in.</summary>
    private static readonly int HomeProvince;

    static Regions()
    {
        foreach (var nation in (string[])["中国", "中华人民共和国"])
            Add(nation, new Region(0, 0, IsBare: false, IsLocal: false, ""));
        var local = TableText.Named("LocalDistricts");
        while (local.Read())
        {
            var code = CodeOf(local[1]);
            HomeProvince = code / 10_000;
            Add(local[0], new Region(code, 3, IsBare: !IsWhole(local[0]), IsLocal: true, local[2].ToString()));
        }
        var rows = TableText.Named("Regions");
        while (rows.Read())
        {
            var code = CodeOf(rows[0]);
            var name = rows[1];
            var stem = rows[2];
            var level =
                code % 10_000 == 0 ? 1
                : code % 100 == 0 ? 2
                : 3;
            var current = level == 3 ? name.ToString() : "";
            Add(name, new Region(code, level, IsBare: false, IsLocal: false, current));
            if (stem.Length < name.Length && !IsPrefecture(stem, code, level))
                Add(stem, new Region(code, level, IsBare: true, IsLocal: false, current));
        }
    }

    /// <summary>
    /// The region that a text begins with, inside <paramref name="chain"/>, the region before it; the length of its name, zero if there is none.
    /// </summary>
    public static int TryBegin(ReadOnlySpan<char> text, Region chain, out Region region)
    {
        for (var length = Words.Longest(text, out var first); length > 0; length = Words.Longest(text[..(length - 1)], out first))
        {
            for (var word = first; word != Lexicon.None; word = Next[word])
            {
                region = Entries[word];
                if (!region.IsInside(chain))
                    continue;
                if (!region.IsBare || (CanStandAlone(region, first, length, chain) && !IsNamesake(text[length..])))
                    return length;
            }
        }
        region = default;
        return 0;
    }

    /// <summary>The length of the name that a text ends with, of a province or a prefecture of the city's own; zero: none.</summary>
    public static int EndOf(ReadOnlySpan<char> text) => Ends.Longest(text, out _);

    /// <summary>Whether a text is regions and nothing else.</summary>
    public static bool IsRegion(ReadOnlySpan<char> text)
    {
        var at = 0;
        var chain = default(Region);
        while (at < text.Length)
        {
            var length = TryBegin(text[at..], chain, out chain);
            if (length == 0)
                return false;
            at += length;
        }
        return text.Length > 0;
    }

    /// <summary>
    /// Bare names count: of provinces and of the city's own districts; of prefectures, unless districts elsewhere have the name too (朝阳 is
    /// rather a word); of counties behind the region that they lie in, or where the name is long.
    /// </summary>
    private static bool CanStandAlone(Region region, int first, int length, Region chain)
    {
        if (region.Level == 1 || region.IsLocal || chain.Level > 0)
            return true;
        if (region.Level == 3)
            return length > 2;
        for (var word = first; word != Lexicon.None; word = Next[word])
        {
            if (Entries[word].Code / 100 != region.Code / 100)
                return false;
        }
        return true;
    }

    /// <summary>上海路, 青山湖小区, 南昌大学: much is named after regions.</summary>
    private static bool IsNamesake(ReadOnlySpan<char> rest)
    {
        if (rest.Length > 1 && rest[0] is '东' or '西' or '南' or '北' or '中' or '一' or '二' or '三' or '四' or '支')
            rest = rest[1..];
        return rest.StartsWith("路", StringComparison.Ordinal)
            || rest.StartsWith("街", StringComparison.Ordinal)
            || rest.StartsWith("大道", StringComparison.Ordinal)
            || rest.StartsWith("大街", StringComparison.Ordinal)
            || rest.StartsWith("巷", StringComparison.Ordinal)
            || rest.StartsWith("大学", StringComparison.Ordinal)
            || rest.StartsWith("学院", StringComparison.Ordinal)
            || rest.StartsWith("小区", StringComparison.Ordinal)
            || rest.StartsWith("花园", StringComparison.Ordinal)
            || rest.StartsWith("大厦", StringComparison.Ordinal)
            || rest.StartsWith("广场", StringComparison.Ordinal);
    }

    private static bool IsWhole(ReadOnlySpan<char> written) => written[^1] is '区' or '县' or '市' or '园' or '局';

    /// <summary>南昌 is the city, never the county of that name in it. Prefectures stand before their counties.</summary>
    private static bool IsPrefecture(ReadOnlySpan<char> stem, int code, int level)
    {
        for (var word = level < 3 ? Lexicon.None : Words.Exact(stem); word != Lexicon.None; word = Next[word])
        {
            if (Entries[word].Level == 2 && Entries[word].Code / 100 == code / 100)
                return true;
        }
        return false;
    }

    /// <summary>Letters stand for zones without a code of their own.</summary>
    private static int CodeOf(ReadOnlySpan<char> code)
    {
        var number = 0;
        foreach (var c in code)
            number = number * 10 + (char.IsAsciiDigit(c) ? c - '0' : 9);
        return number;
    }

    private static void Add(ReadOnlySpan<char> written, Region region)
    {
        var entry = Entries.Count;
        Entries.Add(region);
        Next.Add(Lexicon.None);
        var first = Words.Add(written, entry);
        if (region.Level < 2 || (region.Level == 2 && region.Code / 10_000 == HomeProvince))
            Ends.Add(written, entry);
        if (first == entry)
            return;
        while (Next[first] != Lexicon.None)
            first = Next[first];
        Next[first] = entry;
    }
}
