namespace FoodCredit.Pipeline.Identifiers;

/// <summary>The check characters of Chinese business identifiers.</summary>
internal static class CheckCharacter
{
    /// <summary>GB 32100-2015, table 2: the letters I, O, S, V and Z do not occur.</summary>
    public const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>
    /// GB 32100-2015, 4.5: the sum of value times 3^(i-1) mod 31 over characters 1 to 17, and 31 minus its remainder mod 31 gives
    /// character 18. 91350100M000100Y43, the standard's own example, passes.
    /// </summary>
    public static bool IsUscc(ReadOnlySpan<char> code)
    {
        if (code.Length != 18)
            return false;
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++)
        {
            var value = UsccAlphabet.IndexOf(code[i], StringComparison.Ordinal);
            if (value < 0)
                return false;
            sum += value * weight;
            weight = weight * 3 % 31;
        }
        return UsccAlphabet[(31 - sum % 31) % 31] == code[17];
    }

    /// <summary>
    /// GB 11714-1997: the sum of value (digits, A = 10 ... Z = 35) times 3, 7, 9, 10, 5, 8, 4, 2; 11 minus its remainder mod 11
    /// gives character 9, 10 written X and 11 written 0.
    /// </summary>
    public static bool IsOrganisationCode(ReadOnlySpan<char> code)
    {
        if (code.Length != 9)
            return false;
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 8; i++)
        {
            var value =
                char.IsAsciiDigit(code[i]) ? code[i] - '0'
                : char.IsAsciiLetterUpper(code[i]) ? code[i] - 'A' + 10
                : -1;
            if (value < 0)
                return false;
            sum += value * weights[i];
        }
        var check = 11 - sum % 11;
        return code[8]
            == check switch
            {
                10 => 'X',
                11 => '0',
                _ => (char)('0' + check),
            };
    }

    /// <summary>GS 15-2006: ISO 7064 MOD 11,10 over 14 digits and a check digit.</summary>
    public static bool IsRegistrationNumber(ReadOnlySpan<char> code)
    {
        if (code.Length != 15)
            return false;
        var product = 10;
        for (var i = 0; i < 15; i++)
        {
            if (!char.IsAsciiDigit(code[i]))
                return false;
            var sum = (product + code[i] - '0') % 10;
            if (i == 14)
                return sum == 1;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return false;
    }
}
