namespace FoodCredit.Pipeline.Reading;

/// <summary>How the quotes and separators of one physical line stand.</summary>
/// <param name="End">Whether the line ends inside quotes.</param>
/// <param name="Separators">Separators outside quotes; up to the fault when <see cref="LineEnd.Broken"/>.</param>
/// <param name="HasStrayQuote">A quote stands inside a field that does not begin with one; it is text.</param>
internal readonly record struct LineShape(LineEnd End, int Separators, bool HasStrayQuote)
{
    private const byte Quote = (byte)'"';

    /// <summary>Looks at a line by RFC 4180.</summary>
    /// <param name="line">Without its line break.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="startsInQuotes">The line before ended inside quotes.</param>
    public static LineShape Of(ReadOnlySpan<byte> line, byte separator, bool startsInQuotes)
    {
        var separators = 0;
        var hasStray = false;
        var inQuotes = startsInQuotes;
        while (true)
        {
            if (inQuotes)
            {
                var quote = line.IndexOf(Quote);
                if (quote < 0)
                    return new LineShape(LineEnd.Open, separators, hasStray);
                line = line[(quote + 1)..];
                if (!line.IsEmpty && line[0] == Quote)
                {
                    line = line[1..];
                    continue;
                }
                inQuotes = false;
                if (line.IsEmpty)
                    return new LineShape(LineEnd.Closed, separators, hasStray);
                if (line[0] != separator)
                    return new LineShape(LineEnd.Broken, separators, hasStray);
                separators++;
                line = line[1..];
            }
            else if (!line.IsEmpty && line[0] == Quote)
            {
                inQuotes = true;
                line = line[1..];
            }
            else
            {
                var end = line.IndexOf(separator);
                hasStray |= (end < 0 ? line : line[..end]).Contains(Quote);
                if (end < 0)
                    return new LineShape(LineEnd.Closed, separators, hasStray);
                separators++;
                line = line[(end + 1)..];
            }
        }
    }

    /// <summary>The line by itself is a row of so many fields, with nothing odd about its quotes.</summary>
    public bool IsRowOf(int fields) => End == LineEnd.Closed && !HasStrayQuote && Separators + 1 == fields;
}
