using System.Buffers;

namespace FoodCredit.Pipeline.Identifiers;

/// <summary>
/// The numbers of natural persons (公民身份号码), which stand in the same columns as those of businesses. One in 31 passes the check of a USCC by chance,
/// and would be published as one.
/// </summary>
internal static class PersonalNumber
{
    private const int Length = 18;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>The first digits of all provinces' division codes, and of none.</summary>
    private static readonly SearchValues<string> Provinces = SearchValues.Create(
        [
            .. "10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82".Split(
                ' '
            ),
        ],
        StringComparison.Ordinal
    );

    /// <summary>
    /// Whether a code that passes the check of a USCC is a person's number all the same. It is one where it has the form of one (a date of birth and the
    /// check character of GB 11643-1999) unless all else speaks for a USCC: the registering body, its division and the organisation code inside.
    /// </summary>
    public static bool IsLikelier(ReadOnlySpan<char> uscc) => Is(uscc) && !LooksIssued(uscc);

    /// <summary>
    /// GB 11643-1999: 17 digits, of which 7 to 14 are a date; the sum of digit times 2^(18-i) mod 11, from 0 to 10, gives character 18 of 10X98765432.
    /// </summary>
    public static bool Is(ReadOnlySpan<char> code)
    {
        if (code.Length != Length || code[..17].ContainsAnyExcept(Digits))
            return false;
        var sum = 0;
        foreach (var c in code[..17])
            sum = (sum + c - '0') * 2 % 11;
        return "10X98765432"[sum] == code[17] && code[6..8] is "19" or "20" && IsDay(Number(code[10..12]), Number(code[12..14]));
    }

    /// <summary>A USCC begins with its registering body and kind (91 to 93 are businesses) and the division it was registered in (GB 32100-2015, 4.2 to 4.4).</summary>
    private static bool LooksIssued(ReadOnlySpan<char> uscc) =>
        uscc[0] is '1' or '5' or '9'
        && uscc[1] is '1' or '2' or '3' or '9'
        && uscc[2..4].ContainsAny(Provinces)
        && CheckCharacter.IsOrganisationCode(uscc[8..17]);

    private static bool IsDay(int month, int day) => month is >= 1 and <= 12 && day is >= 1 and <= 31;

    private static int Number(ReadOnlySpan<char> twoDigits) => (twoDigits[0] - '0') * 10 + twoDigits[1] - '0';
}
