using System.Buffers;
using FoodCredit.Pipeline.Converting;

namespace FoodCredit.Pipeline.Identifiers;

/// <summary>A party's identifier as recognised: its kind, its canonical text, and whether a slip was repaired.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Canonical: upper case, half width, without spaces or hyphens; for <see cref="IdentifierKind.None"/> as written.</param>
/// <param name="IsRepaired">The letters O or I, which no code contains, were read as 0 and 1, and the check character proves it.</param>
public readonly record struct Identifier(IdentifierKind Kind, string Text, bool IsRepaired)
{
    private const int LongestCode = 18;

    private static readonly SearchValues<char> MaskedCharacters = SearchValues.Create("*0123456789ABCDEFGHJKLMNPQRTUWXY");

    /// <summary>
    /// Recognises what a department wrote. Never throws; text that passes no check is <see cref="IdentifierKind.None"/>.
    /// </summary>
    public static Identifier Recognise(ReadOnlySpan<char> written)
    {
        Span<char> code = stackalloc char[LongestCode + 1];
        if (!TryClean(written, code, out var length))
            return new Identifier(IdentifierKind.None, written.ToString(), false);
        code = code[..length];
        if (IsMasked(code))
            return new Identifier(IdentifierKind.Masked, code.ToString(), false);
        var kind = KindOf(code);
        if (kind != IdentifierKind.None)
            return new Identifier(kind, code.ToString(), false);
        if (!code.ContainsAny('O', 'I'))
            return new Identifier(IdentifierKind.None, written.ToString(), false);
        code.Replace('O', '0');
        code.Replace('I', '1');
        kind = KindOf(code);
        // A wrong repair attaches a record to somebody else: both check characters of a USCC must prove it.
        return
            kind == IdentifierKind.RegistrationNumber
            || kind == IdentifierKind.Uscc && CheckCharacter.IsOrganisationCode(code[8..17])
            ? new Identifier(kind, code.ToString(), true)
            : new Identifier(IdentifierKind.None, written.ToString(), false);
    }

    /// <summary>
    /// The organisation code passes its own check (GB 11714): so do 99.99% of real USCCs beside their own check character. One that does not
    /// was written down wrong twice over, or issued so.
    /// </summary>
    public bool IsOrganisationCodeValid => OrganisationCode is { } code && CheckCharacter.IsOrganisationCode(code);

    /// <summary>The organisation code inside a USCC (characters 9 to 17), or the code itself.</summary>
    public string? OrganisationCode =>
        Kind switch
        {
            IdentifierKind.Uscc => Text.Substring(8, 9),
            IdentifierKind.OrganisationCode => Text,
            _ => null,
        };

    /// <summary>
    /// What of the identifier survives a change of code system, for natural keys: the organisation code, or the number itself. Null for
    /// masked numbers, which several people share.
    /// </summary>
    public string? PartyKey => Kind == IdentifierKind.RegistrationNumber ? Text : OrganisationCode;

    private static IdentifierKind KindOf(ReadOnlySpan<char> code) =>
        code.Length switch
        {
            18 when CheckCharacter.IsUscc(code) && !PersonalNumber.IsLikelier(code) => IdentifierKind.Uscc,
            15 when CheckCharacter.IsRegistrationNumber(code) => IdentifierKind.RegistrationNumber,
            9 when CheckCharacter.IsOrganisationCode(code) => IdentifierKind.OrganisationCode,
            _ => IdentifierKind.None,
        };

    /// <summary>A personal or business number of 15 or 18 characters, some of them starred.</summary>
    private static bool IsMasked(ReadOnlySpan<char> code) =>
        code.Length is 15 or 18 && code.Contains('*') && !code.ContainsAnyExcept(MaskedCharacters) && code.ContainsAnyExcept('*');

    /// <summary>Half width and upper case, without spaces, hyphens, and the apostrophe that keeps a spreadsheet from calculating.</summary>
    private static bool TryClean(ReadOnlySpan<char> written, Span<char> code, out int length)
    {
        length = 0;
        foreach (var c in written)
        {
            var half = TextForm.Half(c);
            if (half is '-' or '‐' or '‑' or '–' or '—' or '\'' or '’' or '`' || TextForm.IsInvisible(half))
                continue;
            if (length == code.Length)
                return false;
            code[length++] = char.IsAsciiLetterLower(half) ? (char)(half - 0x20) : half;
        }
        return length is > 0 and <= LongestCode;
    }
}
