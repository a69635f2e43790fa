using System.Buffers;

namespace FoodCredit.Pipeline.Naming;

/// <summary>
/// Takes the name of a business apart. 1. Normal form. 2. Brackets: notes and other names go. 3. The branch behind the name of a company.
/// 4. The regions at the beginning. 5. The legal form at the end. 6. The industries before it, as a chain. What is left is the trade name.
/// </summary>
internal static class NameParser
{
    private const int StackChars = 128;
    private const string Limited = "有限公司";
    private const int MinParent = 4;

    /// <summary>Ends of names that have branches without being a 公司.</summary>
    private static readonly string[] ParentWords = ["合作社", "供销社", "信用社", "银行", "总厂", "厂"];

    public static BusinessName Parse(ReadOnlySpan<char> written, int depth)
    {
        var room = written.Length * 3 + 8;
        var rented = written.Length > StackChars ? ArrayPool<char>.Shared.Rent(room) : null;
        var buffer = rented ?? stackalloc char[StackChars * 3 + 8];
        var length = NormalText.Write(written, buffer);
        var name = Take(new NameText(buffer[..length], buffer[length..], depth));
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return name;
    }

    private static BusinessName Take(NameText name)
    {
        var branch = BranchOf(ref name);
        ReadOnlySpan<char> text = name.Text;
        if (branch.Length == 0 && PersonName.IsPerson(text))
            return Person(name);
        var parts = new NameParts(text, branch, name.Region);
        return new()
        {
            Text = new string(text),
            Core = CoreOf(text, parts, branch),
            Region = parts.Region,
            TradeName = parts.TradeName,
            Industry = parts.Industry,
            LegalForm = parts.LegalForm,
            Branch = branch,
            Form =
                branch.Length > 0 ? LegalForm.Branch
                : name.Noted != LegalForm.None ? name.Noted
                : parts.Form,
            Aliases = name.Aliases,
        };
    }

    private static BusinessName Person(NameText name)
    {
        var text = new string(name.Text);
        return new()
        {
            Text = text,
            Core = text,
            TradeName = new(0, text.Length),
            Form = name.Noted,
            Aliases = name.Aliases,
            IsPerson = true,
        };
    }

    private static string CoreOf(ReadOnlySpan<char> text, in NameParts parts, Part branch)
    {
        if (parts.TradeName.Length == text.Length)
            return new string(text);
        var place = branch.Of(text);
        var region = default(ReadOnlySpan<char>);
        TakeRegions(ref place, ref region);
        return string.Concat(parts.TradeName.Of(text), parts.Industry.Of(text), region, place);
    }

    /// <summary>
    /// Leaves provinces and prefectures out of a branch, where it has another name. A 分公司 is named after its region: the last of them stays, without
    /// 省 or 市, and so does a district. 江西省南昌市分公司 is 南昌分公司, 南昌站前路支行 is 站前路支行.
    /// </summary>
    private static void TakeRegions(ref ReadOnlySpan<char> place, ref ReadOnlySpan<char> region)
    {
        var ending = NameWords.Branches.Longest(place, out _);
        var isRegional = place.EndsWith("分公司", StringComparison.Ordinal) || place.EndsWith("支公司", StringComparison.Ordinal);
        var chain = default(Region);
        while (place.Length > ending && Regions.TryBegin(place, chain, out chain) is > 0 and var length && chain.Level < 3)
        {
            var rest = place[length..];
            if (rest.Length <= ending || (isRegional && Regions.TryBegin(rest, chain, out _) == 0))
            {
                region = place[..(length - (length > 2 && place[length - 1] is '省' or '市' ? 1 : 0))];
                place = rest;
                return;
            }
            place = rest;
        }
    }

    /// <summary>The branch at the end, its numeral written in digits.</summary>
    private static Part BranchOf(ref NameText name)
    {
        var text = name.Text;
        var ending = NameWords.Branches.Longest(text, out var isBranch);
        var start = name.BranchStart > 0 ? name.BranchStart : BranchStart(text, ending, isBranch == 1);
        if (start is < 2 || start >= text.Length)
            return default;
        if (ending > 0)
            name.FoldNumeralBefore(ending);
        return Part.Between(start, name.Length);
    }

    /// <summary>
    /// Where a branch begins: behind the last company; or, where its end says that it is one, or a place or numeral stands before that, behind the
    /// last industry; -1: no branch.
    /// </summary>
    private static int BranchStart(ReadOnlySpan<char> text, int ending, bool isBranch)
    {
        var limited = text.LastIndexOf(Limited, StringComparison.Ordinal);
        if (limited >= 0)
            return limited + Limited.Length;
        if (ending == 0)
            return -1;
        var body = text[..^ending];
        if (ParentEnd(body) is > 0 and var parent)
            return parent;
        if (isBranch)
            return BehindIndustry(body, body.Length) is > 0 and var end ? end : BehindName(body);
        var industry = text[^1] == '店' ? BehindIndustry(body, body.Length - 1) : 0;
        return industry > 0 && IsPlace(body[industry..]) ? industry : -1;
    }

    /// <summary>中山路, 八一广场, 红谷滩万达, 2: what tells one shop of a chain from the next.</summary>
    private static bool IsPlace(ReadOnlySpan<char> text) =>
        text[^1] is '路' or '街' or '道' or '巷'
        || text.EndsWith("广场", StringComparison.Ordinal)
        || BehindName(text) <= 0
        || Regions.TryBegin(text, default, out _) > 0;

    /// <summary>The end of the business that a branch belongs to: the first 公司 that is no branch itself, or what else ends names; zero: none.</summary>
    private static int ParentEnd(ReadOnlySpan<char> body)
    {
        for (var at = 0; ; )
        {
            var next = body[at..].IndexOf("公司", StringComparison.Ordinal);
            if (next < 0)
                break;
            at += next + 2;
            if (at > 2 && body[at - 3] is not ('分' or '支'))
                return at;
        }
        foreach (var end in ParentWords)
        {
            var at = body.IndexOf(end, StringComparison.Ordinal);
            if (at >= MinParent)
                return at + end.Length;
        }
        return 0;
    }

    /// <summary>The end of the last industry that ends at <paramref name="end"/> or shortly before; zero: none.</summary>
    private static int BehindIndustry(ReadOnlySpan<char> body, int end)
    {
        const int MaxPlace = 10;
        for (var at = end; at > Math.Max(2, body.Length - MaxPlace); at--)
        {
            if (NameWords.Industries.Longest(body[..at], out _) > 1)
                return at;
        }
        return 0;
    }

    /// <summary>The end of what stands before a numeral at the end: 老王第2.</summary>
    private static int BehindName(ReadOnlySpan<char> body)
    {
        var end = body.Length;
        while (end > 0 && (char.IsAsciiDigit(body[end - 1]) || body[end - 1] == '第' || ChineseNumerals.IsNumeral(body[end - 1])))
            end--;
        return end;
    }
}
