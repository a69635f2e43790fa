using System.Globalization;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>Invented persons.</summary>
internal static class PersonNames
{
    /// <summary>A surname, common ones first, and a given name of one or two characters.</summary>
    public static string Draw(ref Draws draws)
    {
        var surname = Math.Min(draws.Below(CityWords.Surnames.Length), draws.Below(CityWords.Surnames.Length));
        var first = CityWords.GivenNames[draws.Below(CityWords.GivenNames.Length)];
        var hasSecond = draws.Below(100) < 75;
        var second = CityWords.GivenNames[draws.Below(CityWords.GivenNames.Length)];
        return hasSecond ? $"{CityWords.Surnames[surname]}{first}{second}" : $"{CityWords.Surnames[surname]}{first}";
    }

    /// <summary>张**, 张*: the surname, and stars for the given name.</summary>
    public static string Mask(string person, bool isShort) => person[0] + (isShort || person.Length == 2 ? "*" : "**");

    /// <summary>3601021970****1234.</summary>
    public static string MaskedNumber(ref Draws draws)
    {
        var division = CityWords.Districts[draws.Below(CityWords.Districts.Length)].Code;
        var year = 1950 + draws.Below(52);
        return string.Create(CultureInfo.InvariantCulture, $"{division}{year}****{draws.Below(10_000):0000}");
    }
}
