using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FoodCredit.Pipeline.Contracts;

/// <summary>
/// Which inbox files belong to a source: a file name with <c>*</c> (any characters) and one <c>{yyyyMMdd}</c> or <c>{yyyy-MM-dd}</c>, the
/// delivery date. Upper and lower case are alike, as departments do not keep to either.
/// </summary>
public sealed class DumpFilePattern
{
    private const string Compact = "{yyyyMMdd}";
    private const string Dashed = "{yyyy-MM-dd}";

    // Stands for one digit of the date among the characters of a pattern.
    private const char Digit = '\0';
    private const char Star = '*';

    private static readonly SearchValues<char> NotInFileNames = SearchValues.Create("<>:\"|?");

    private readonly Regex _regex;
    private readonly string _dateFormat;
    private readonly string _symbols;

    private DumpFilePattern(string text, string dateFormat)
    {
        Text = text;
        _dateFormat = dateFormat;
        string placeholder = "{" + dateFormat + "}";
        StringBuilder pattern = new("^");
        StringBuilder symbols = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (string.CompareOrdinal(text, i, placeholder, 0, placeholder.Length) == 0)
            {
                string dash = dateFormat.Contains('-', StringComparison.Ordinal) ? "-" : "";
                pattern.Append($"(?<date>[0-9]{{4}}{dash}(?:0[1-9]|1[0-2]){dash}(?:0[1-9]|[12][0-9]|3[01]))");
                foreach (char c in dateFormat)
                    symbols.Append(c == '-' ? '-' : Digit);
                i += placeholder.Length - 1;
                continue;
            }
            pattern.Append(text[i] == Star ? ".*?" : Regex.Escape(text[i].ToString()));
            symbols.Append(char.ToLowerInvariant(text[i]));
        }
        _symbols = symbols.ToString();
        _regex = new Regex(
            pattern.Append('$').ToString(),
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline
        );
    }

    public string Text { get; }

    /// <summary>What is wrong with a pattern, or null.</summary>
    public static string? Fault(string text)
    {
        int dates = text.Split(Compact).Length - 1 + text.Split(Dashed).Length - 1;
        string rest = text.Replace(Compact, "", StringComparison.Ordinal).Replace(Dashed, "", StringComparison.Ordinal);
        if (rest.AsSpan().ContainsAny('{', '}'))
            return "another placeholder than {yyyyMMdd} or {yyyy-MM-dd}";
        if (dates != 1)
            return dates == 0 ? "no date" : $"{dates} dates";
        if (rest.AsSpan().ContainsAny('/', '\\'))
            return "a folder";
        if (rest.Any(char.IsControl) || rest.AsSpan().ContainsAny(NotInFileNames))
            return "a character that file names cannot have";
        return text.Length > 200 ? "more than 200 characters" : null;
    }

    /// <summary>A pattern that <see cref="Fault"/> finds nothing wrong with.</summary>
    /// <exception cref="ArgumentException">The pattern is not valid.</exception>
    public static DumpFilePattern Parse(string text) =>
        Fault(text) is { } fault
            ? throw new ArgumentException(fault, nameof(text))
            : new DumpFilePattern(text, text.Contains(Compact, StringComparison.Ordinal) ? "yyyyMMdd" : "yyyy-MM-dd");

    /// <summary>The delivery date of a file name that the pattern matches, or null. The first date that fits is taken.</summary>
    public DateOnly? Match(string fileName)
    {
        Match match = _regex.Match(fileName);
        bool isDate = DateOnly.TryParseExact(
            match.Groups["date"].ValueSpan,
            _dateFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out DateOnly date
        );
        return match.Success && isDate ? date : null;
    }

    /// <summary>The shortest file name of a delivery on a day.</summary>
    public string NameOn(DateOnly day) =>
        Text.Replace($"{{{_dateFormat}}}", day.ToString(_dateFormat, CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("*", "", StringComparison.Ordinal);

    /// <summary>
    /// A file name that both patterns match, or null when none exists. Dates are taken as any digits, so two patterns that differ only in
    /// impossible dates (<c>9999{yyyyMMdd}</c>) still overlap.
    /// </summary>
    public string? Overlap(DumpFilePattern other)
    {
        // Breadth first over pairs of positions: a shortest common name, or none. The trail keeps what led to each pair.
        Dictionary<(int, int), ((int, int) From, char? Taken)> trail = new() { [(0, 0)] = ((0, 0), null) };
        Queue<(int A, int B)> open = new([(0, 0)]);
        while (open.TryDequeue(out (int A, int B) at))
        {
            if (at.A == _symbols.Length && at.B == other._symbols.Length)
            {
                string name = Spell(trail, at, "20210131");
                // Where digits of two dates mix, zero and one in turn are a valid month and day wherever they are cut.
                return Match(name) is not null && other.Match(name) is not null ? name : Spell(trail, at, "01");
            }
            foreach (((int, int) next, char? taken) in Steps(at, other))
            {
                if (trail.TryAdd(next, (at, taken)))
                    open.Enqueue(next);
            }
        }
        return null;
    }

    private IEnumerable<((int, int) Next, char? Taken)> Steps((int A, int B) at, DumpFilePattern other)
    {
        char? a = at.A < _symbols.Length ? _symbols[at.A] : null;
        char? b = at.B < other._symbols.Length ? other._symbols[at.B] : null;
        if (a == Star)
            yield return ((at.A + 1, at.B), null);
        if (b == Star)
            yield return ((at.A, at.B + 1), null);
        if (a is null || b is null)
            yield break;
        int nextA = a == Star ? at.A : at.A + 1;
        int nextB = b == Star ? at.B : at.B + 1;
        if (a == Star && b == Star)
            yield break;
        if (a == Star || a == b)
            yield return ((nextA, nextB), b);
        else if (b == Star)
            yield return ((nextA, nextB), a);
        else if (a == Digit && char.IsAsciiDigit(b.Value))
            yield return ((nextA, nextB), b);
        else if (b == Digit && char.IsAsciiDigit(a.Value))
            yield return ((nextA, nextB), a);
    }

    private static string Spell(Dictionary<(int, int), ((int, int) From, char? Taken)> trail, (int, int) end, string digits)
    {
        Stack<char> letters = new();
        for ((int, int) at = end; at != (0, 0); at = trail[at].From)
        {
            if (trail[at].Taken is { } letter)
                letters.Push(letter);
        }
        StringBuilder name = new();
        int digit = 0;
        foreach (char letter in letters)
        {
            digit = letter == Digit || letter == '-' && digit > 0 ? digit : 0;
            name.Append(letter == Digit ? digits[digit++ % digits.Length] : letter);
        }
        return name.ToString();
    }
}
