using System.Text;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>CSV by RFC 4180, written down once more, slowly, one byte after the other: shares nothing with the reader.</summary>
internal static class Delimited
{
    private const byte Quote = (byte)'"';

    /// <summary>A row's text; a cell is in quotes where it must be, or where <paramref name="quotes"/> says so.</summary>
    public static string Write(string[] cells, char delimiter, Func<bool> quotes) =>
        string.Join(
            delimiter,
            cells.Select(cell =>
                cell.AsSpan().ContainsAny(delimiter, '"', '\n') || cell.Contains('\r', StringComparison.Ordinal) || quotes()
                    ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
                    : cell
            )
        );

    /// <summary>The cells of a row's bytes; null where a quote does not close or text follows a closed one.</summary>
    /// <param name="row">Without its line break.</param>
    /// <param name="separator">Between cells.</param>
    /// <param name="allowsStray">A quote within a cell that does not begin with one is text; else such a row is null.</param>
    public static List<byte[]>? Cells(ReadOnlySpan<byte> row, byte separator, bool allowsStray)
    {
        var cells = new List<byte[]>();
        var at = 0;
        while (true)
        {
            var cell = new List<byte>();
            if (at < row.Length && row[at] == Quote)
            {
                for (at++; ; at++)
                {
                    if (at == row.Length)
                        return null;
                    if (row[at] != Quote)
                        cell.Add(row[at]);
                    else if (at + 1 < row.Length && row[at + 1] == Quote)
                        cell.Add(row[++at]);
                    else
                        break;
                }
                at++;
                if (at < row.Length && row[at] != separator)
                    return null;
            }
            else
            {
                for (; at < row.Length && row[at] != separator; at++)
                {
                    if (row[at] == Quote && !allowsStray)
                        return null;
                    cell.Add(row[at]);
                }
            }
            cells.Add([.. cell]);
            if (at == row.Length)
                return cells;
            at++;
        }
    }

    /// <summary>
    /// Whether some lines within a row's fields are by themselves a row of its width, or one opens a quoted field. Nobody can tell then where a row begins,
    /// once a quote before or behind it is lost; the reader may take such lines for rows.
    /// </summary>
    public static bool HidesARow(string[] cells, char delimiter)
    {
        if (!cells.Any(cell => cell.AsSpan().ContainsAny('\n', '\r')))
            return false;
        var lines = Write(cells, delimiter, () => false)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Split('\n');
        for (var first = 1; first < lines.Length; first++)
        {
            var line = Encoding.UTF8.GetBytes(lines[first]);
            if (
                Cells(line, (byte)delimiter, allowsStray: false) is null
                && Cells([.. line, Quote], (byte)delimiter, allowsStray: false) is not null
            )
                return true;
            for (var last = first; last < lines.Length; last++)
            {
                var text = string.Join('\n', lines[first..(last + 1)]);
                if (Cells(Encoding.UTF8.GetBytes(text), (byte)delimiter, allowsStray: false)?.Count == cells.Length)
                    return true;
            }
        }
        return false;
    }
}
