using System.Globalization;

namespace FoodCredit.Pipeline.Naming;

/// <summary>What each character of the basic plane counts as: table Characters, and nothing for what carries nothing.</summary>
internal static class CharacterFold
{
    /// <summary>Marks that tell something in a name or an address: brackets, the mask of a name, the sign of a number, and those of brands.</summary>
    private const string Kept = "()*#&+@%";

    /// <summary>The canonical character of every character; zero: it goes. Of surrogates zero: they count in pairs.</summary>
    public static readonly char[] Canonical = Make();

    private static char[] Make()
    {
        var canonical = new char[char.MaxValue + 1];
        for (var c = 0; c < canonical.Length; c++)
            canonical[c] = Carries((char)c) ? (char)c : '\0';
        foreach (var c in Kept)
            canonical[c] = c;
        var rows = TableText.Named("Characters");
        while (rows.Read())
        {
            var to = canonical[rows[0][0]];
            foreach (var written in rows[1])
                canonical[written] = to;
        }
        return canonical;
    }

    /// <summary>Letters of all scripts, numerals, and private use, where rare characters of names stand.</summary>
    private static bool Carries(char c) =>
        c is >= '\u4E00' and <= '\u9FFF'
        || CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.OtherNumber
                or UnicodeCategory.PrivateUse;
}
