namespace FoodCredit.Pipeline.Naming;

/// <summary>The names of provinces, prefectures, counties and zones, with and without what they are (tables Regions and LocalDistricts).</summary>
internal static class Regions
{
    private static readonly Lexicon Words = new(isReversed: false);
    private static readonly Lexicon Ends = new(isReversed: true);
    private static readonly List<Region> Entries = [];

    /// <summary>For each entry the next one that is written the same; none: <see cref="Lexicon.None"/>.</summary>
    private static readonly List<int> Next = [];

    static Regions()
    {
        foreach (var nation in (string[])["中国", "中华人民共和国"])
            Add(nation, new Region(0, 0, IsBare: false, IsLocal: false, ""));
        foreach (var row in TableText.Rows("LocalDistricts"))
            Add(row[0], new Region(CodeOf(row[1]), 3, IsBare: !IsWhole(row[0]), IsLocal: true, row[2]));
        var prefectures = new HashSet<(int, string)>();
        foreach (var row in TableText.Rows("Regions"))
        {
            var code = CodeOf(row[0]);
            var level =
                code % 10_000 == 0 ? 1
                : code % 100 == 0 ? 2
                : 3;
            var current = level == 3 ? row[1] : "";
            Add(row[1], new Region(code, level, IsBare: false, IsLocal: false, current));
            if (level == 2)
                prefectures.Add((code / 100, row[2]));
            // 南昌 is the city, never the county of that name.
            if (row[2] != row[1] && (level < 3 || !prefectures.Contains((code / 100, row[2]))))
                Add(row[2], new Region(code, level, IsBare: true, IsLocal: false, current));
        }
    }

    /// <summary>
    /// The region that a text begins with, inside <paramref name="chain"/>, the region before it; the length of its name, zero if there is none.
    /// A county without its 县 or 区 counts behind the region it lies in, or where nothing else is called so.
    /// </summary>
    public static int TryBegin(ReadOnlySpan<char> text, Region chain, out Region region)
    {
        for (var length = Words.Longest(text, out var word); length > 0; length = Words.Longest(text[..(length - 1)], out word))
        {
            for (; word != Lexicon.None; word = Next[word])
            {
                region = Entries[word];
                if (!region.IsInside(chain))
                    continue;
                if (!region.IsBare || (CanStandAlone(region, length, chain) && !IsRoad(text[length..])))
                    return length;
            }
        }
        region = default;
        return 0;
    }

    /// <summary>The length of the province's or prefecture's name that a text ends with; zero: none.</summary>
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

    private static bool CanStandAlone(Region region, int length, Region chain) =>
        region.Level < 3 || region.IsLocal || chain.Level > 0 || length > 2;

    /// <summary>上海路, 青山湖大道: roads are named after regions.</summary>
    private static bool IsRoad(ReadOnlySpan<char> rest)
    {
        if (rest.Length > 1 && rest[0] is '东' or '西' or '南' or '北' or '中' or '一' or '二' or '三' or '四' or '支')
            rest = rest[1..];
        return rest.StartsWith("路", StringComparison.Ordinal)
            || rest.StartsWith("街", StringComparison.Ordinal)
            || rest.StartsWith("大道", StringComparison.Ordinal)
            || rest.StartsWith("大街", StringComparison.Ordinal)
            || rest.StartsWith("巷", StringComparison.Ordinal);
    }

    private static bool IsWhole(string written) => written[^1] is '区' or '县' or '市' or '园' or '局';

    /// <summary>Letters stand for zones without a code of their own.</summary>
    private static int CodeOf(string code)
    {
        var number = 0;
        foreach (var c in code)
            number = number * 10 + (char.IsAsciiDigit(c) ? c - '0' : 9);
        return number;
    }

    private static void Add(string written, Region region)
    {
        var entry = Entries.Count;
        Entries.Add(region);
        Next.Add(Lexicon.None);
        var first = Words.Add(written, entry);
        if (region.Level is 1 or 2 || region.Code == 0)
            Ends.Add(written, entry);
        if (first == entry)
            return;
        while (Next[first] != Lexicon.None)
            first = Next[first];
        Next[first] = entry;
    }
}
