namespace FoodCredit.Pipeline.Identifiers;

/// <summary>
/// The valid unified social credit codes that one slip of the pen would turn into what is written: one character wrong, lost or doubled, or two neighbours
/// exchanged. Of 18 x 30 wrong characters the check character leaves about 18.
/// </summary>
internal static class NearCodes
{
    private const int Length = 18;
    private const int Modulus = 31;

    /// <summary>Adds them to a list; what is written may be of any length, only 17 to 19 characters have any.</summary>
    /// <param name="written">Half width, upper case.</param>
    /// <param name="found">Takes the codes, each once.</param>
    public static void Find(ReadOnlySpan<char> written, List<string> found)
    {
        if (written.Length is < Length - 1 or > Length + 1)
            return;
        Span<char> code = stackalloc char[Length];
        switch (written.Length)
        {
            case Length:
                Replace(written, code, found);
                Exchange(written, code, found);
                break;
            case Length - 1:
                for (var i = 0; i < Length; i++)
                {
                    written[..i].CopyTo(code);
                    written[i..].CopyTo(code[(i + 1)..]);
                    Solve(code, i, found);
                }
                break;
            default:
                for (var i = 0; i < written.Length; i++)
                {
                    written[..i].CopyTo(code);
                    written[(i + 1)..].CopyTo(code[i..]);
                    AddIfValid(code, found);
                }
                break;
        }
    }

    private static void Replace(ReadOnlySpan<char> written, Span<char> code, List<string> found)
    {
        for (var i = 0; i < Length; i++)
        {
            written.CopyTo(code);
            Solve(code, i, found);
        }
    }

    private static void Exchange(ReadOnlySpan<char> written, Span<char> code, List<string> found)
    {
        for (var i = 0; i + 1 < Length; i++)
        {
            written.CopyTo(code);
            (code[i], code[i + 1]) = (code[i + 1], code[i]);
            AddIfValid(code, found);
        }
    }

    /// <summary>The one character at a place with which the code passes: weights and modulus have no common factor.</summary>
    private static void Solve(Span<char> code, int place, List<string> found)
    {
        var sum = 0;
        var weight = 1;
        var own = 0;
        for (var i = 0; i < Length; i++)
        {
            // The check character completes the sum to a multiple of 31, as if its weight were 1.
            var effective = i == Length - 1 ? 1 : weight;
            if (i == place)
                own = effective;
            else
            {
                var value = CheckCharacter.UsccAlphabet.IndexOf(code[i], StringComparison.Ordinal);
                if (value < 0)
                    return;
                sum += value * effective;
            }
            weight = weight * 3 % Modulus;
        }
        for (var value = 0; value < Modulus; value++)
        {
            if ((sum + (value * own)) % Modulus != 0)
                continue;
            code[place] = CheckCharacter.UsccAlphabet[value];
            AddIfValid(code, found);
            return;
        }
    }

    private static void AddIfValid(ReadOnlySpan<char> code, List<string> found)
    {
        if (!CheckCharacter.IsUscc(code))
            return;
        foreach (var known in found)
        {
            if (code.SequenceEqual(known))
                return;
        }
        found.Add(code.ToString());
    }
}
