using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Reads refused rows of one dump once more, each by itself, at the addresses they had there.</summary>
internal sealed class RefusedRowReader : IDumpReader
{
    private readonly RefusedRow[] rows;
    private readonly DumpText text;
    private readonly RowKinds kinds;
    private readonly CsvReaderOptions options;
    private CsvReader? row;
    private byte[][] cells = [];
    private int at = -1;

    /// <param name="text">How the dump was written.</param>
    /// <param name="rows">The rows, in the dump's order.</param>
    public RefusedRowReader(DumpText text, RefusedRow[] rows)
    {
        (this.text, this.rows) = (text, rows);
        Decoder = text.Decoder;
        options = CsvDumpReader.Options(text.Delimiter, allowLineBreaks: true);
        kinds = new RowKinds(text.Header, Decoder, text.Encoding, []);
    }

    public IReadOnlyList<string> Header => text.Header;

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
            return JsonRow.Fill(document.RootElement, Place, cells);
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

    private int Place(string key)
    {
        for (var i = 0; i < Header.Count; i++)
        {
            if (Header[i] == key)
                return i;
        }
        return -1;
    }
}

/// <summary>A refused row as it stood in its dump.</summary>
internal sealed record RefusedRow(RowAddress Address, byte[] Raw);
