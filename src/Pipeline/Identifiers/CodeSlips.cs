using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Identifiers;

/// <summary>What was repaired in a code, as words that stand in the warehouse.</summary>
internal static class CodeSlips
{
    /// <summary>O and I for 0 and 1.</summary>
    public const string Letters = "letters_for_digits";

    public const string LowerCase = "lower_case";

    public const string FullWidth = "full_width";

    /// <summary>White space, hyphens or apostrophes between or before its characters. The hyphen in an organisation code belongs there.</summary>
    public const string Separators = "separators";

    /// <summary>The slips in a code as written, joined by semicolons; empty: none but white space around it.</summary>
    public static string Of(string written, Identifier code)
    {
        var hasHyphen = code.Kind == IdentifierKind.OrganisationCode && written.Length == 10 && written[8] == '-';
        var bare = hasHyphen ? written.Remove(8, 1) : written;
        string[] slips =
        [
            .. code.IsRepaired ? [Letters] : (string[])[],
            .. bare.Any(c => char.IsAsciiLetterLower(TextForm.Half(c))) ? [LowerCase] : (string[])[],
            .. bare.Any(c => c != '\u3000' && TextForm.Half(c) != c) ? [FullWidth] : (string[])[],
            .. bare.Length != code.Text.Length ? [Separators] : (string[])[],
        ];
        return string.Join(';', slips);
    }
}
