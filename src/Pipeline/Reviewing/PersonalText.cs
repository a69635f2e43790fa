namespace FoodCredit.Pipeline.Reviewing;

/// <summary>
/// What departments wrote of a party, as it may be shown: names of natural persons (up to four characters), representatives and what is no identifier of an
/// organisation are masked, and of a person's address the digits.
/// </summary>
internal static class PersonalText
{
    private const int PersonCharactersMax = 4;

    /// <summary>The characters of a code that stay: they tell the registering body or the division.</summary>
    private const int CodeShown = 6;

    /// <summary>As in <c>unmatched.parquet</c>.</summary>
    public static string? Name(string? name) => IsPerson(name) ? Person(name) : name;

    public static string? Person(string? name) => string.IsNullOrEmpty(name) ? name : $"{name[0]}**";

    /// <summary>A code of its kind; 1 to 3 are those of organisations, 4 was masked by the department.</summary>
    public static string? Code(int kind, string? code) =>
        code is null || kind > 0 || code.Length == 0
            ? code
            : string.Concat(
                code.AsSpan(0, Math.Min(CodeShown, code.Length / 2)),
                new string('*', Math.Max(1, code.Length - CodeShown))
            );

    /// <summary>The address of a party of a name.</summary>
    public static string? Address(string? name, string? address) =>
        address is null || !IsPerson(name) ? address : string.Concat(address.Select(c => char.IsDigit(c) ? '*' : c));

    private static bool IsPerson(string? name) => name is { Length: > 0 and <= PersonCharactersMax };
}
