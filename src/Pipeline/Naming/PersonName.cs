namespace FoodCredit.Pipeline.Naming;

/// <summary>Names of natural persons, whole or masked as published decisions mask them: 张**, 张*三, 张某, 张某某, 张X.</summary>
internal static class PersonName
{
    private const int StackChars = 64;

    /// <summary>Characters that end names of businesses and stand in none of persons.</summary>
    private const string BusinessCharacters = "店行部馆铺屋坊厂社局院校吧厅摊档站场司超市点";

    /// <summary>As those, but given names of two characters have them too: 王子轩.</summary>
    private const string ShopCharacters = "家记堂轩阁居斋庄楼园城";

    private static readonly bool[] Single = new bool[char.MaxValue + 1];
    private static readonly HashSet<(char, char)> Double = Read();

    /// <summary>Compares names in any written form.</summary>
    public static PersonAgreement Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > StackChars || b.Length > StackChars)
            return CompareNormal(NormalText.Of(a), NormalText.Of(b));
        Span<char> left = stackalloc char[StackChars];
        Span<char> right = stackalloc char[StackChars];
        return CompareNormal(left[..NormalText.Write(a, left)], right[..NormalText.Write(b, right)]);
    }

    /// <summary>Whether a text in normal form looks like a person's name: a surname, one or two characters, and no word of businesses.</summary>
    public static bool IsPerson(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > 4)
            return false;
        var surname = SurnameLength(text);
        if (surname == 0 || text.Length - surname is 0 or > 3 || (surname == 1 && text.Length == 4 && !IsMask(text[^1])))
            return false;
        foreach (var c in text[surname..])
        {
            if (!IsMask(c) && (c < '\u3400' || BusinessCharacters.Contains(c, StringComparison.Ordinal)))
                return false;
        }
        var isShort = text.Length - surname == 1;
        return !(isShort && ShopCharacters.Contains(text[^1], StringComparison.Ordinal))
            && NameWords.Industries.Longest(text[1..], out _) == 0
            && !Regions.IsRegion(text);
    }

    private static PersonAgreement CompareNormal(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length == 0 || b.Length == 0)
            return PersonAgreement.Absent;
        if (a.SequenceEqual(b))
            return PersonAgreement.Same;
        return CanBeSame(a, b) ? PersonAgreement.MaskedConsistent : PersonAgreement.Different;
    }

    /// <summary>What is hidden at a name's end may be longer or shorter than it was: 张某 for 张三丰, 张** for 张三.</summary>
    private static bool CanBeSame(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var shared = Math.Min(a.Length, b.Length);
        var hides = false;
        for (var i = 0; i < shared; i++)
        {
            if (IsHidden(a, i) || IsHidden(b, i))
                hides = true;
            else if (a[i] != b[i])
                return false;
        }
        if (!hides)
            return false;
        var longer = a.Length > b.Length ? a : b;
        var shorter = a.Length > b.Length ? b : a;
        return a.Length == b.Length || IsHidden(shorter, shared - 1) || IsAllHidden(longer, shared);
    }

    private static bool IsAllHidden(ReadOnlySpan<char> text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (!IsHidden(text, i))
                return false;
        }
        return true;
    }

    /// <summary>An X hides a character only where it is not the name's first.</summary>
    private static bool IsHidden(ReadOnlySpan<char> text, int at) => IsMask(text[at]) && (at > 0 || text[at] == '*');

    private static bool IsMask(char c) => c is '*' or '某' or 'X' or '〇';

    private static int SurnameLength(ReadOnlySpan<char> text) =>
        text.Length > 2 && Double.Contains((text[0], text[1])) ? 2
        : Single[text[0]] ? 1
        : 0;

    private static HashSet<(char, char)> Read()
    {
        var pairs = new HashSet<(char, char)>();
        var rows = TableText.Named("Surnames");
        while (rows.Read())
        {
            var surnames = rows[0];
            if (surnames.Length == 2)
                pairs.Add((surnames[0], surnames[1]));
            else
            {
                foreach (var c in surnames)
                    Single[c] = true;
            }
        }
        return pairs;
    }
}
