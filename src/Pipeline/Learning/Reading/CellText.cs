using System.Globalization;
using System.Text;

namespace FoodCredit.Pipeline.Learning.Reading;

/// <summary>What a cell of a table says.</summary>
internal static class CellText
{
    /// <summary>Longer cells are no numbers.</summary>
    private const int NumberBytesMax = 64;

    /// <summary>Sums of squares of larger numbers would overflow.</summary>
    private const double NumberMax = 1e30;

    /// <summary>Whether a cell says that there is no value: empty, or a word that programs write for it.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> cell)
    {
        cell = cell.Trim(" \t"u8);
        return cell.IsEmpty
            || cell.SequenceEqual("NA"u8)
            || cell.SequenceEqual("N/A"u8)
            || cell.SequenceEqual("#N/A"u8)
            || Ascii.EqualsIgnoreCase(cell, "nan"u8)
            || Ascii.EqualsIgnoreCase(cell, "null"u8);
    }

    /// <summary>A number of at most 1e30 with a decimal point; nothing that a spreadsheet would compute, and no infinity.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> cell, out double number)
    {
        number = double.NaN;
        return cell.Length <= NumberBytesMax
            && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && Math.Abs(number) <= NumberMax;
    }
}
