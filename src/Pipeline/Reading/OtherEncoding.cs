using System.Text;
using System.Text.Unicode;

namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Knows rows of another encoding than their file's: departments paste files together. Such a row is never read, as the characters it would become are
/// others; it is told what it is.
/// </summary>
/// <remarks>
/// UTF-8 within GB18030 is the dangerous one, as it often decodes. Three Chinese characters of GB18030 are the six bytes of two of UTF-8 only where the first
/// begins with E4 to E9 (rare ones, one in a hundred) and five more bytes fall into ranges of a quarter to a half: of six million such triples in real names
/// and addresses one in 150,000. A row of other text than six such characters, all of them, is UTF-8 by chance once in 10^10 rows. Where there are fewer, the
/// row must also, read as GB18030, hold a pair of bytes that no character of GB2312 has: one in a thousand characters of names.
/// </remarks>
internal static class OtherEncoding
{
    /// <summary>So many Chinese characters as three bytes of well-formed UTF-8 do not occur in GB18030 text by chance.</summary>
    private const int SureCharactersMin = 4;

    private const int CharactersMin = 2;

    /// <summary>Of pairs of bytes, one in so many may be no character of GB2312; in UTF-8 read as pairs it is every other.</summary>
    private const int RarePairsPer = 4;

    /// <summary>A row of UTF-16 shows a zero byte early.</summary>
    private const int ZeroBytesWithin = 64;

    /// <summary>The refusal of a row that is read without a fault, or null.</summary>
    public static RowRefusal? FaultOf(ReadOnlySpan<byte> row, bool isGb18030)
    {
        if (isGb18030 && IsUtf8(row))
            return Refusal("gb18030", "utf-8");
        return IsUtf16(row) ? Refusal(isGb18030 ? "gb18030" : "utf-8", "utf-16") : null;
    }

    /// <summary>The refusal of a row whose file is read in UTF-8, made from GB18030.</summary>
    public static RowRefusal? FaultOfTranscoded(ReadOnlySpan<byte> row)
    {
        if (IsUtf16(row))
            return Refusal("gb18030", "utf-16");
        var start = row.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        // The first character tells nearly always that the row is what it should be.
        if (start < 0 || Rune.DecodeFromUtf8(row[start..], out var first, out _) != System.Buffers.OperationStatus.Done)
            return null;
        if (Gb18030Text.Encoding.GetBytes(first.ToString()) is not [>= 0xC2 and <= 0xEF, >= 0x80 and <= 0xBF])
            return null;
        return IsUtf8(Gb18030Text.Encoding.GetBytes(Encoding.UTF8.GetString(row))) ? Refusal("gb18030", "utf-8") : null;
    }

    /// <summary>The refusal of a row of UTF-8 with bytes that are none, where it is GB18030 or UTF-16; or null.</summary>
    public static RowRefusal? FaultOfInvalid(ReadOnlySpan<byte> row) =>
        IsGb18030(row) ? Refusal("utf-8", "gb18030")
        : IsUtf16(row) ? Refusal("utf-8", "utf-16")
        : null;

    /// <summary>The row begins with a mark of UTF-16, by which the parser would take it for a file of its own.</summary>
    public static bool HasMarkOfUtf16(ReadOnlySpan<byte> row) => row is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..];

    /// <summary>The refusal of a row of UTF-16.</summary>
    /// <param name="expected">The file's encoding.</param>
    public static RowRefusal OfUtf16(string expected) => Refusal(expected, "utf-16");

    private static RowRefusal Refusal(string expected, string found) =>
        new(RefusalReason.OtherEncoding, null, $"bytes of {expected} as in the file's other rows", $"a row of {found}");

    private static bool IsUtf16(ReadOnlySpan<byte> row) =>
        row[..Math.Min(row.Length, ZeroBytesWithin)].Contains((byte)0) && ZeroBytes.IsUtf16Row(row);

    private static bool IsUtf8(ReadOnlySpan<byte> row)
    {
        var start = row.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (start < 0 || !Utf8.IsValid(row[start..]))
            return false;
        var (common, others) = (0, 0);
        foreach (var b in row[start..])
        {
            common += b is >= 0xE3 and <= 0xE9 or 0xEF ? 1 : 0;
            others += b is >= 0xC2 and <= 0xE2 or >= 0xEA and not 0xEF ? 1 : 0;
        }
        if (common < CharactersMin || others > common)
            return false;
        return common >= SureCharactersMin || others == 0 && PairsOf(row[start..]).Rare > 0;
    }

    /// <summary>Text of GB18030, and plainly so: UTF-8 with a byte missing often decodes, too, to characters that hardly anybody uses.</summary>
    private static bool IsGb18030(ReadOnlySpan<byte> row)
    {
        if (!Gb18030Text.TryDecode(row, new char[row.Length], out _))
            return false;
        var (common, all, rare) = PairsOf(row);
        return all >= CharactersMin && rare * RarePairsPer <= all && common * 2 >= all;
    }

    /// <summary>
    /// Pairs of bytes of GB18030 text: common are the 3,755 characters of GB2312's first level (B0 to D7) and its signs (A1 to A3), rare those that
    /// GB2312 lacks.
    /// </summary>
    private static (int Common, int All, int Rare) PairsOf(ReadOnlySpan<byte> row)
    {
        var (common, all, rare) = (0, 0, 0);
        for (var i = 0; i + 1 < row.Length; i++)
        {
            if (row[i] < 0x80)
                continue;
            var isGb2312 = row[i] is >= 0xA1 and <= 0xF7 && row[i + 1] is >= 0xA1 and <= 0xFE;
            all++;
            common += isGb2312 && row[i] is <= 0xA3 or >= 0xB0 and <= 0xD7 ? 1 : 0;
            rare += isGb2312 ? 0 : 1;
            i += row[i + 1] is >= 0x30 and <= 0x39 ? 3 : 1;
        }
        return (common, all, rare);
    }
}
