using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Reads refused rows of one dump once more, each by itself, at the addresses they had there.</summary>
internal sealed class RefusedRowReader : IDumpReader
{
    private readonly RefusedRow[] rows;
    private readonly DumpText text;
    private readonly string[] header;
    private readonly KnownHeaders known;
    private readonly RowKinds kinds;
    private readonly CsvReaderOptions options;
    private CsvReader? row;
    private byte[][] cells = [];
    private int at = -1;

    /// <param name="text">How the dump was written.</param>
    /// <param name="rows">The rows, in the dump's order.</param>
    /// <param name="contract">The contract as it is now.</param>
    public RefusedRowReader(DumpText text, RefusedRow[] rows, SourceContract contract)
    {
        (this.text, this.rows) = (text, rows);
        known = new KnownHeaders(contract);
        header = text.IsDelimited ? [.. text.Header] : [.. text.Header, .. KnownKeys()];
        Decoder = text.Decoder;
        options = CsvDumpReader.Options(text.Delimiter, allowLineBreaks: true);
        kinds = new RowKinds(text.Header, Decoder, text.Encoding, []);
    }

    public IReadOnlyList<string> Header => header;

    public long HeaderLine => 1;

    public string Encoding => text.Encoding;

    public FieldDecoder Decoder { get; }

    public RowRefusal? Fault { get; private set; }

    public RowAddress Address => rows[at].Address;

    public ReadOnlySpan<byte> Raw => rows[at].Raw;

    public long Position => 0;

    public ReadOnlySpan<byte> Field(int index) => text.IsDelimited ? row!.GetSpan(index) : cells[index];

    public bool Read()
    {
        if (++at == rows.Length)
            return false;
        Fault = text.IsDelimited ? ReadDelimited() : ReadJson();
        return true;
    }

    public void Dispose() => row?.Dispose();

    private RowRefusal? ReadDelimited()
    {
        var raw = rows[at].Raw;
        if (raw.Length > CsvDumpReader.RowBytesMax)
            return CsvDumpReader.TooLarge(raw.Length);
        if (LineShape.Of(raw, (byte)text.Delimiter, startsInQuotes: false).End != LineEnd.Closed)
            return CsvDumpReader.Malformed();
        row?.Dispose();
        row = CsvReader.Create(raw, options);
        row.Read();
        return kinds.FaultOf(row);
    }

    /// <summary>Rows of workbooks and Parquet are kept as a list of their cells, rows of JSON as they were.</summary>
    private RowRefusal? ReadJson()
    {
        cells = [.. Header.Select(_ => Array.Empty<byte>())];
        if (!Utf8.IsValid(Raw))
            return new RowRefusal(RefusalReason.InvalidBytes, null, "bytes of the file's encoding", "others");
        using var document = JsonRow.Parse(Raw);
        if (document is { RootElement.ValueKind: JsonValueKind.Object })
            return JsonRow.Fill(document.RootElement, Place, known, cells);
        if (document is not { RootElement.ValueKind: JsonValueKind.Array })
            return JsonRow.Malformed("text that is none");
        if (document.RootElement.GetArrayLength() > cells.Length)
            return new RowRefusal(
                RefusalReason.FieldCount,
                null,
                $"{cells.Length} cells as in the header",
                $"{document.RootElement.GetArrayLength()}"
            );
        for (var i = 0; i < document.RootElement.GetArrayLength(); i++)
            cells[i] = System.Text.Encoding.UTF8.GetBytes(document.RootElement[i].GetString()!);
        return null;
    }

    /// <summary>Keys of the rows that the dump's header lacks, for it took them for damaged, and that the contract has come to know since.</summary>
    private string[] KnownKeys()
    {
        var keys = new List<string>();
        foreach (var (_, bytes) in rows)
        {
            using var document = JsonRow.Parse(bytes);
            if (document is { RootElement.ValueKind: JsonValueKind.Object })
                JsonRow.TryFlatten(document.RootElement, (key, _) => keys.Add(key));
        }
        return
        [
            .. keys.Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(key => known.Contains(key) && !text.Header.Contains(key, StringComparer.OrdinalIgnoreCase)),
        ];
    }

    /// <summary>As it is written in the header, or as a mapped column may be written.</summary>
    private int Place(string key)
    {
        var place = Array.IndexOf(header, key);
        return place < 0 && known.IsMapped(key)
            ? Array.FindIndex(header, cell => cell.Equals(key, StringComparison.OrdinalIgnoreCase))
            : place;
    }
}

/// <summary>A refused row as it stood in its dump.</summary>
internal sealed record RefusedRow(RowAddress Address, byte[] Raw);
