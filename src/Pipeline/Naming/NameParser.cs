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
        return string.Concat(parts.TradeName.Of(text), parts.Industry.Of(text), branch.Of(text));
    }

    /// <summary>The branch at the end, its numeral written in digits.</summary>
    private static Part BranchOf(ref NameText name)
    {
        var text = name.Text;
        var ending = NameWords.Branches.Longest(text, out var isBranch);
        var start = BranchStart(text, ending, isBranch == 1);
        if (start is < 2 || start >= text.Length)
            return default;
        if (ending > 0)
            name.FoldNumeralBefore(ending);
        return Part.Between(start, name.Length);
    }

    /// <summary>Where a branch begins: behind the last company, or, where its end says that it is one, behind the last industry; -1: no branch.</summary>
    private static int BranchStart(ReadOnlySpan<char> text, int ending, bool isBranch)
    {
        var limited = text.LastIndexOf(Limited);
        if (limited >= 0)
            return limited + Limited.Length;
        if (ending == 0)
            return -1;
        var body = text[..^ending];
        var parent = ParentEnd(body);
        return parent > 0 ? parent
            : isBranch ? BehindIndustry(body)
            : -1;
    }

    /// <summary>The end of the first 公司 or 合作社 that is no branch itself; zero: none.</summary>
    private static int ParentEnd(ReadOnlySpan<char> body)
    {
        for (var at = 0; ; )
        {
            var next = body[at..].IndexOf("公司");
            if (next < 0)
                break;
            at += next + 2;
            if (at > 2 && body[at - 3] is not ('分' or '支'))
                return at;
        }
        var society = body.IndexOf("合作社");
        return society < 0 ? 0 : society + 3;
    }

    private static int BehindIndustry(ReadOnlySpan<char> body)
    {
        const int MaxPlace = 10;
        var numeral = body.Length;
        while (
            numeral > 0
            && (char.IsAsciiDigit(body[numeral - 1]) || ChineseNumerals.IsNumeral(body[numeral - 1]) || body[numeral - 1] == '第')
        )
            numeral--;
        for (var at = body.Length; at > Math.Max(2, body.Length - MaxPlace); at--)
        {
            if (NameWords.Industries.Longest(body[..at], out _) > 1)
                return at;
        }
        return numeral < 2 ? -1 : numeral;
    }
}
