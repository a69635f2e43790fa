using System.Globalization;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>What departments do to codes; a record has at most one. Each tells whether it did something.</summary>
internal sealed class CodeCorruptions(Registry registry)
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    public bool Apply(Corruption kind, Draft draft, ref Draws draws)
    {
        var code = draft.Code;
        if (code.Length != BusinessCodes.UsccLength || code != draft.Party.Code || draft.Has(Corruption.NaturalPerson))
            return false;
        draft.Code = kind switch
        {
            Corruption.CodeOther => draft.Owner < 0 ? code : Other(draft, ref draws),
            Corruption.CodeRegistration => draft.Party.RegistrationNumber.Length > 0 ? draft.Party.RegistrationNumber : code,
            Corruption.CodeOrganisation => code.Substring(8, BusinessCodes.OrganisationCodeLength),
            Corruption.CodeScientific => Scientific(code),
            Corruption.CodeMistyped => Mistype(code, ref draws),
            Corruption.CodeLetters => Letters(code, ref draws),
            Corruption.CodeLower => code.ToLowerInvariant(),
            Corruption.CodeWidth => FullWidth(code),
            _ => throw new InvalidOperationException($"{kind} is not about codes."),
        };
        // Where the number stands in both columns it is written in one.
        if (draft.Code == draft.SecondCode)
            draft.SecondCode = "";
        return draft.Code != code;
    }

    private string Other(Draft draft, ref Draws draws)
    {
        var other = registry[draws.Below(registry.Count)];
        return other.Index == draft.Owner || other.Code.Length == 0 ? draft.Code : other.Code;
    }

    /// <summary>What a spreadsheet leaves of a code that it can take for a number.</summary>
    private static string Scientific(string code) =>
        code.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? code
            : string.Create(CultureInfo.InvariantCulture, $"{code[0]}.{code[1..6].TrimEnd('0')}E+17");

    private static string FullWidth(string code)
    {
        Span<char> text = stackalloc char[BusinessCodes.UsccLength];
        code.CopyTo(text);
        Widths.ToFullWidth(text);
        return text.ToString();
    }

    /// <summary>O and I where 0 and 1 are.</summary>
    private static string Letters(string code, ref Draws draws) =>
        draws.Below(3) switch
        {
            0 => code.Replace('0', 'O').Replace('1', 'I'),
            1 => code.Replace('0', 'O'),
            _ => code.Replace('1', 'I'),
        };

    /// <summary>
    /// One character wrong, two neighbours swapped, one lost or doubled. The check character finds all of them: weights are powers of 3
    /// modulo the prime 31, neighbours' weights differ, and other lengths are none.
    /// </summary>
    private static string Mistype(string code, ref Draws draws)
    {
        var at = draws.Below(BusinessCodes.UsccLength);
        var way = draws.Below(10);
        if (way < 6)
        {
            var other = Alphabet[draws.Below(Alphabet.Length)];
            return string.Concat(code.AsSpan(0, at), [other], code.AsSpan(at + 1));
        }
        if (way < 8)
            return TextSlips.Swap(code, Math.Min(at, BusinessCodes.UsccLength - 2));
        return way == 8 ? code.Remove(at, 1) : code.Insert(at, code[at].ToString());
    }
}
