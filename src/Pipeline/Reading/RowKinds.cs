using System.Collections.Immutable;
using CsvHelper;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Tells the data rows of a CSV dump from rows that only look like some: repeated headers, totals, rows of another width or encoding.</summary>
internal sealed class RowKinds
{
    /// <summary>So many Chinese characters as three bytes of well-formed UTF-8 do not occur in GB18030 text by chance.</summary>
    private const int Utf8CharactersMin = 4;

    private readonly IReadOnlyList<string> header;
    private readonly FieldDecoder decoder;
    private readonly ImmutableArray<byte[]> headerCells;
    private readonly int named;

    /// <param name="header">The header's cells as text.</param>
    /// <param name="decoder">Of the dump.</param>
    /// <param name="headerCells">The header's cells as bytes; empty: a repeated header is not known.</param>
    public RowKinds(IReadOnlyList<string> header, FieldDecoder decoder, IEnumerable<byte[]> headerCells)
    {
        this.header = header;
        this.decoder = decoder;
        this.headerCells = [.. headerCells.Select(cell => WithoutMark(cell).ToArray())];
        named = header.Count;
        while (named > 0 && header[named - 1].Length == 0)
            named--;
    }

    /// <summary>Why the row is none of data, or null.</summary>
    public RowRefusal? FaultOf(CsvReader row)
    {
        if (TotalsRow.Is(row.GetSpan(0), decoder))
            return TotalsRow.Refusal;
        if (row.FieldCount != header.Count)
            return new RowRefusal(RefusalReason.FieldCount, null, $"{header.Count} fields as in the header", $"{row.FieldCount}");
        if (IsHeader(row))
            return new RowRefusal(RefusalReason.RepeatedHeader, null, "a data row", "the header once more");
        for (var i = named; i < header.Count; i++)
        {
            if (!row.GetSpan(i).IsEmpty)
                return new RowRefusal(RefusalReason.FieldCount, null, $"{named} fields as named in the header", $"{i + 1}");
        }
        return decoder.IsGb18030 && IsUtf8(row.RawRecord)
            ? new RowRefusal(RefusalReason.InvalidBytes, null, "gb18030 text as in the file's other rows", "utf-8")
            : null;
    }

    private bool IsHeader(CsvReader row)
    {
        if (headerCells.IsEmpty)
            return false;
        for (var i = 0; i < headerCells.Length; i++)
        {
            if (!WithoutMark(row.GetSpan(i)).SequenceEqual(headerCells[i]))
                return false;
        }
        return true;
    }

    /// <summary>Other departments' rows pasted in: read as GB18030 they would be other characters, silently.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> row)
    {
        var start = row.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (start < 0 || !System.Text.Unicode.Utf8.IsValid(row[start..]))
            return false;
        var threes = 0;
        foreach (var b in row[start..])
            threes += b is >= 0xE3 and <= 0xEF ? 1 : 0;
        return threes >= Utf8CharactersMin;
    }

    /// <summary>Without a UTF-8 byte order mark and outer spaces: files are concatenated, marks and all.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> cell) =>
        (cell.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? cell[3..] : cell).Trim((byte)' ');
}
