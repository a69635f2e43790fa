using CsvHelper;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Reads CSV and TSV so that no row is lost and none is read twice:
/// 1. CsvHelper parses the file's own bytes, a physical line at a time. GB18030 needs no transcoding for that: quote, comma, tab,
///    semicolon and line breaks never occur inside its multi-byte characters. UTF-16, and GB18030 with another delimiter, are
///    transcoded to UTF-8 first.
/// 2. A line that ends inside quotes is joined with the lines after it while the quotes stay open. If that gives a well-formed row of
///    the header's width, it is one row with line breaks in a field.
/// 3. Otherwise the open quote costs its own line alone, and reading resumes at the next line.
/// </summary>
internal sealed class CsvDumpReader : IDumpReader
{
    /// <summary>How many lines a quoted field may span.</summary>
    private const int JoinedLinesMax = 100;

    /// <summary>How many bytes a row may have.</summary>
    private const int RowBytesMax = 16 << 20;

    private static readonly string[] TotalsWords = ["合计", "总计", "小计", "合 计", "总 计"];

    private readonly Stream stream;
    private readonly CsvReader lines;
    private readonly CsvReaderOptions rowOptions;
    private readonly Queue<HeldLine> held = new();
    private CsvMalformedReason? lineFault;
    private CsvMalformedReason? rowFault;
    private CsvReader? joined;
    private CsvReader? fields;
    private byte[]? rawCopy;
    private bool atEnd;

    public CsvDumpReader(string path, DumpEncoding encoding, char delimiter, int titleRows)
    {
        stream = Open(path, encoding, delimiter, out var decoder);
        Decoder = decoder;
        Encoding = encoding switch
        {
            DumpEncoding.Gb18030 => "gb18030",
            DumpEncoding.Utf16 => "utf-16",
            _ => "utf-8",
        };
        lines = CsvReader.Create(stream, Options(delimiter, allowLineBreaks: false, record => lineFault = record.Reason));
        rowOptions = Options(delimiter, allowLineBreaks: true, record => rowFault = record.Reason);
        Header = ReadHeader(titleRows);
    }

    public IReadOnlyList<string> Header { get; }

    public string Encoding { get; }

    public FieldDecoder Decoder { get; }

    public RowRefusal? Fault { get; private set; }

    public RowAddress Address { get; private set; }

    public ReadOnlySpan<byte> Raw => rawCopy ?? fields!.RawRecord;

    public long Position => Address.ByteOffset;

    public ReadOnlySpan<byte> Field(int index) => fields!.GetSpan(index);

    public bool Read()
    {
        do
        {
            if (!NextRow())
                return false;
        } while (Fault is null && IsBlank());
        if (Fault is null)
            Fault = StructuralFault();
        return true;
    }

    public void Dispose()
    {
        joined?.Dispose();
        lines.Dispose();
        stream.Dispose();
    }

    private bool NextRow()
    {
        Fault = null;
        rawCopy = null;
        joined?.Dispose();
        joined = null;
        if (held.TryDequeue(out var line))
            return TakeHeld(line);
        if (!ReadLine())
            return false;
        Address = new RowAddress(lines.LineNumber, lines.ByteOffset);
        fields = lines;
        if (lines.RawRecord.Length > RowBytesMax)
            Fault = TooLarge(lines.RawRecord.Length);
        else if (lineFault is CsvMalformedReason.LineBreakInQuotes)
            return TakeHeld(Hold());
        else if (lineFault is not (null or CsvMalformedReason.StrayQuote))
            Fault = Malformed();
        return true;
    }

    private bool ReadLine()
    {
        lineFault = null;
        if (!atEnd)
            atEnd = !lines.Read();
        return !atEnd;
    }

    private HeldLine Hold() => new(new RowAddress(lines.LineNumber, lines.ByteOffset), lines.RawRecord.ToArray());

    /// <summary>Makes the row that starts with a held line: joined with the lines after it where its quotes stay open.</summary>
    private bool TakeHeld(HeldLine first)
    {
        Address = first.Address;
        rawCopy = first.Bytes;
        if (Parse(first.Bytes))
            return true;
        var text = new MemoryStream();
        text.Write(first.Bytes);
        var ahead = new List<HeldLine>();
        while (rowFault is CsvMalformedReason.UnterminatedQuote && ahead.Count < JoinedLinesMax && text.Length <= RowBytesMax)
        {
            if (!Peek(ahead.Count, out var next))
                break;
            ahead.Add(next);
            text.WriteByte((byte)'\n');
            text.Write(next.Bytes);
            if (next.Bytes.AsSpan().Contains((byte)'"') && Parse(text.ToArray()) && fields!.FieldCount == Header.Count)
            {
                for (var i = 0; i < ahead.Count; i++)
                    held.Dequeue();
                rawCopy = text.ToArray();
                return true;
            }
        }
        Fault = Malformed();
        return true;
    }

    /// <summary>The line at <paramref name="index"/> after the current one, kept for later.</summary>
    private bool Peek(int index, out HeldLine line)
    {
        while (held.Count <= index)
        {
            if (!ReadLine())
            {
                line = default;
                return false;
            }
            held.Enqueue(Hold());
        }
        line = held.ElementAt(index);
        return true;
    }

    private bool Parse(byte[] row)
    {
        joined?.Dispose();
        rowFault = null;
        joined = CsvReader.Create(row, rowOptions);
        fields = joined;
        return joined.Read() && rowFault is null or CsvMalformedReason.StrayQuote;
    }

    private RowRefusal? StructuralFault()
    {
        if (fields!.FieldCount != Header.Count)
            return IsTotals()
                ? Totals()
                : new RowRefusal(
                    RefusalReason.FieldCount,
                    null,
                    $"{Header.Count} fields as in the header",
                    $"{fields.FieldCount}"
                );
        if (IsTotals())
            return Totals();
        return IsHeader() ? new RowRefusal(RefusalReason.RepeatedHeader, null, "a data row", "the header once more") : null;
    }

    private static RowRefusal Totals() => new(RefusalReason.TotalsRow, null, "a data row", "a row of totals");

    private static RowRefusal Malformed() =>
        new(RefusalReason.MalformedQuotes, null, "quotes that open and close around a whole field", "a quote that does not");

    private static RowRefusal TooLarge(int bytes) =>
        new(RefusalReason.TooLarge, null, $"a row of at most {RowBytesMax} bytes", $"{bytes}");

    private bool IsBlank() => fields!.FieldCount == 1 && fields.RawRecord.IsEmpty;

    private bool IsTotals()
    {
        var first = fields!.GetSpan(0);
        if (first.Length is 0 or > 24)
            return false;
        Span<char> text = stackalloc char[24];
        if (!Decoder.TryDecode(first, text, out var length))
            return false;
        var word = text[..length].Trim().TrimEnd("：:");
        foreach (var totals in TotalsWords)
        {
            if (word.SequenceEqual(totals))
                return true;
        }
        return false;
    }

    private bool IsHeader()
    {
        for (var i = 0; i < Header.Count; i++)
        {
            var field = fields!.GetSpan(i);
            if (field.Length > 4 * Header[i].Length + 16 || !string.Equals(Text(field), Header[i], StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    private string Text(ReadOnlySpan<byte> field)
    {
        var text = new char[FieldDecoder.MaxChars(field.Length)];
        return Decoder.TryDecode(field, text, out var length) ? HeaderText.Clean(text.AsSpan(0, length)) : "\uFFFD";
    }

    private string[] ReadHeader(int titleRows)
    {
        for (var title = 0; title < titleRows; title++)
        {
            if (!ReadLine())
                return [];
        }
        do
        {
            if (!ReadLine())
                return [];
        } while (lines.RawRecord.IsEmpty);
        var header = new string[lines.FieldCount];
        for (var i = 0; i < header.Length; i++)
            header[i] = Text(lines.GetSpan(i));
        return header;
    }

    private static CsvReaderOptions Options(char delimiter, bool allowLineBreaks, Action<CsvMalformedRecord> malformed) =>
        new()
        {
            Separator = delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = allowLineBreaks,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            OnMalformedRecord = malformed,
        };

    private static Stream Open(string path, DumpEncoding encoding, char delimiter, out FieldDecoder decoder)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        // Every ASCII delimiter but these may be the second byte of a GBK character.
        var isSafe = delimiter is ',' or ';' or '\t' or ' ' or ':';
        if (encoding != DumpEncoding.Utf16 && (encoding != DumpEncoding.Gb18030 || isSafe))
        {
            decoder = FieldDecoder.For(encoding);
            return file;
        }
        decoder = FieldDecoder.Transcoded;
        var isBigEndian = file.ReadByte() == 0xFE;
        file.Position = 0;
        return FieldDecoder.Transcode(file, encoding, isBigEndian);
    }

    private readonly record struct HeldLine(RowAddress Address, byte[] Bytes);
}
