using System.Collections.Immutable;
using CsvHelper;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Tells the data rows of a CSV dump from rows that only look like some: repeated headers, totals, rows of another width or encoding.</summary>
internal sealed class RowKinds
{
    private readonly IReadOnlyList<string> header;
    private readonly FieldDecoder decoder;
    private readonly bool isMadeFromGb18030;
    private readonly ImmutableArray<byte[]> headerCells;
    private readonly int named;

    /// <param name="header">The header's cells as text.</param>
    /// <param name="decoder">Of the dump.</param>
    /// <param name="encoding">As <see cref="IDumpReader.Encoding"/>.</param>
    /// <param name="headerCells">The header's cells as bytes; empty: a repeated header is not known.</param>
    public RowKinds(IReadOnlyList<string> header, FieldDecoder decoder, string encoding, IEnumerable<byte[]> headerCells)
    {
        isMadeFromGb18030 = encoding == "gb18030" && !decoder.IsGb18030;
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
        return isMadeFromGb18030
            ? OtherEncoding.FaultOfTranscoded(row.RawRecord)
            : OtherEncoding.FaultOf(row.RawRecord, decoder.IsGb18030);
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

    /// <summary>Without a UTF-8 byte order mark and outer spaces: files are concatenated, marks and all.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> cell) =>
        (cell.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? cell[3..] : cell).Trim((byte)' ');
}
