using System.Text;
using System.Text.RegularExpressions;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>
/// Texts as cells of a CSV that goes through a spreadsheet and comes back. A text that it would run as a formula (OWASP, "CSV injection") or take for a number
/// (an id of digits loses its last ones, 0012e345 becomes a power of ten) gets an apostrophe before it, which is taken away when the cell is read.
/// </summary>
internal static partial class SpreadsheetCell
{
    /// <summary>Adds a cell, with its separator unless it is the first of the row.</summary>
    public static void Append(StringBuilder row, string? text)
    {
        if (row.Length > 0)
            row.Append(',');
        row.Append('"').Append(Guarded(text ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    /// <summary>The text that nothing is made of.</summary>
    public static string Guarded(string text) => Dangerous().IsMatch(text) ? $"'{text}" : text;

    /// <summary>The text that was guarded.</summary>
    public static string Restored(string cell) => cell.StartsWith('\'') && Dangerous().IsMatch(cell[1..]) ? cell[1..] : cell;

    /// <summary>Behind apostrophes of its own, so that these are kept: a formula's first character, in either width, or a number's form.</summary>
    [GeneratedRegex(@"^'*(?:[=+\-@\t\r\n＝＋－＠]|[0-9]{12,}$|0[0-9]+$|[0-9]+[eE][0-9]+$)")]
    private static partial Regex Dangerous();
}
