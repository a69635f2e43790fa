namespace FoodCredit.Pipeline.Sampling;

/// <summary>Makes the identifiers of Chinese businesses with their check characters.</summary>
internal static class BusinessCodes
{
    public const int UsccLength = 18;
    public const int OrganisationCodeLength = 9;
    public const int RegistrationNumberLength = 15;

    /// <summary>GB 32100-2015: digits and capital letters without I, O, S, V, Z.</summary>
    private const string UsccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>How many organisation codes <see cref="WriteOrganisationCode"/> can make with letters.</summary>
    public const long LetteredCodes = 30L * 31 * 31 * 31 * 31 * 31;

    /// <summary>How many it can make of digits alone; also how many registration numbers a division has.</summary>
    public const long NumericCodes = 100_000_000;

    /// <summary>
    /// An organisation code (GB 11714-1997): eight characters and a check character over weights 3, 7, 9, 10, 5, 8, 4, 2. Lettered codes
    /// are those given out since 2015, MA and six characters; the first is never 3, with which real codes of Jiangxi begin.
    /// </summary>
    public static void WriteOrganisationCode(Span<char> code, long serial, bool isLettered)
    {
        if (isLettered)
        {
            code[0] = 'M';
            code[1] = 'A';
            for (var i = 7; i > 2; i--, serial /= 31)
                code[i] = UsccAlphabet[(int)(serial % 31)];
            var first = (int)(serial % 30);
            code[2] = UsccAlphabet[first < 3 ? first : first + 1];
        }
        else
            WriteDigits(code[..8], serial);
        ReadOnlySpan<int> weights = [3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 8; i++)
            sum += (char.IsAsciiDigit(code[i]) ? code[i] - '0' : code[i] - 'A' + 10) * weights[i];
        code[8] = "0X987654321"[sum % 11];
    }

    /// <summary>
    /// A unified social credit code: registrar 9 (market supervision), kind, division, organisation code, check character (weights
    /// 3^(i-1) mod 31).
    /// </summary>
    /// <param name="code">18 characters.</param>
    /// <param name="kind">1 company, 2 sole trader, 3 farmers' cooperative.</param>
    /// <param name="division">Six digits.</param>
    /// <param name="organisationCode">Nine characters.</param>
    public static void WriteUscc(Span<char> code, char kind, ReadOnlySpan<char> division, ReadOnlySpan<char> organisationCode)
    {
        code[0] = '9';
        code[1] = kind;
        division.CopyTo(code[2..]);
        organisationCode.CopyTo(code[8..]);
        code[17] = UsccCheckCharacter(code[..17]);
    }

    /// <summary>A registration number of the time before 2015 (GS 15-2006): division, eight digits, check digit.</summary>
    public static void WriteRegistrationNumber(Span<char> code, ReadOnlySpan<char> division, long serial)
    {
        division.CopyTo(code);
        WriteDigits(code.Slice(6, 8), serial);
        code[14] = CheckDigit(code[..14]);
    }

    /// <summary>A food licence: JY, form of business, division, six digits, check digit.</summary>
    public static void WriteLicenceNumber(Span<char> code, int form, ReadOnlySpan<char> division, long serial)
    {
        code[0] = 'J';
        code[1] = 'Y';
        code[2] = (char)('0' + form);
        division.CopyTo(code[3..]);
        WriteDigits(code.Slice(9, 6), serial);
        code[15] = CheckDigit(code[2..15]);
    }

    /// <summary>The USCC or registration number that a text is, half width and in upper case; empty when it is neither.</summary>
    public static string Recognise(string written)
    {
        var code = string.Concat(written.Where(c => !char.IsWhiteSpace(c)).Select(Widths.HalfWidth)).ToUpperInvariant();
        if (code.Length == UsccLength && code.All(c => UsccAlphabet.Contains(c, StringComparison.Ordinal)))
            return UsccCheckCharacter(code.AsSpan(0, 17)) == code[17] ? code : "";
        return
            code.Length == RegistrationNumberLength
            && !code.AsSpan().ContainsAnyExceptInRange('0', '9')
            && CheckDigit(code.AsSpan(0, 14)) == code[14]
            ? code
            : "";
    }

    /// <summary>GB 32100-2015: over 17 characters of the alphabet.</summary>
    private static char UsccCheckCharacter(ReadOnlySpan<char> code)
    {
        var sum = 0;
        var weight = 1;
        for (var i = 0; i < 17; i++)
        {
            sum += UsccAlphabet.IndexOf(code[i], StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return UsccAlphabet[(31 - sum % 31) % 31];
    }

    /// <summary>ISO 7064 MOD 11,10.</summary>
    private static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var product = 10;
        foreach (var digit in digits)
        {
            var sum = (product + digit - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char)('0' + (11 - product) % 10);
    }

    private static void WriteDigits(Span<char> digits, long number)
    {
        for (var i = digits.Length - 1; i >= 0; i--, number /= 10)
            digits[i] = (char)('0' + (int)(number % 10));
    }
}
