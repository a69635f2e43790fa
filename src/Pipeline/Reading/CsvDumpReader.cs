using System.Buffers;
using CsvHelper;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Reads CSV and TSV so that no row is lost and none is read twice:
/// 1. CsvHelper parses the file's own bytes, a physical line at a time. GB18030 needs no transcoding for that: quote, comma, tab,
///    semicolon and line breaks never occur inside its multi-byte characters. UTF-16, and GB18030 with another delimiter, are
///    transcoded to UTF-8 first.
/// 2. A line that ends inside quotes is joined with the lines after it until the quotes close. If that gives a row of the header's
///    width, and no line swallowed on the way is or starts such a row by itself, it is one row with line breaks in a field.
/// 3. Otherwise the open quote costs its own line alone, and reading resumes at the next line.
/// </summary>
internal sealed class CsvDumpReader : IDumpReader
{
    /// <summary>How many more lines a quoted field may span.</summary>
    private const int JoinedLinesMax = 100;

    /// <summary>How many bytes a row may have.</summary>
    internal const int RowBytesMax = 16 << 20;

    /// <summary>A line longer than this is not buffered: such a file is no CSV.</summary>
    private const int LineBytesMax = 256 << 20;

    private static readonly SearchValues<byte> BlankBytes = SearchValues.Create(" \t\f\v\x1A"u8);

    private readonly string path;
    private readonly DumpBytes bytes;
    private readonly byte separator;
    private readonly CsvReader lines;
    private readonly CsvReaderOptions rowOptions;

    /// <summary>Lines read ahead while quotes were open, not yet part of a row.</summary>
    private readonly LinkedList<HeldLine> held = new();
    private readonly RowKinds kinds;
    private CsvReader? joined;
    private CsvReader fields;
    private byte[]? rawCopy;
    private bool atEnd;

    /// <exception cref="BrokenContractException">A line is longer than any row can be.</exception>
    public CsvDumpReader(string path, DumpEncoding encoding, char delimiter, int titleRows)
    {
        this.path = path;
        separator = (byte)delimiter;
        bytes = DumpBytes.Open(path, encoding, delimiter);
        Encoding = encoding switch
        {
            DumpEncoding.Gb18030 => "gb18030",
            DumpEncoding.Utf16 => "utf-16",
            _ => "utf-8",
        };
        lines = CsvReader.Create(bytes.Stream, Options(delimiter, allowLineBreaks: false));
        fields = lines;
        rowOptions = Options(delimiter, allowLineBreaks: true);
        Header = ReadHeader(titleRows);
        kinds = new RowKinds(
            Header,
            bytes.Decoder,
            Encoding,
            Enumerable.Range(0, Header.Count).Select(i => fields.GetSpan(i).ToArray())
        );
    }

    public IReadOnlyList<string> Header { get; }

    public long HeaderLine { get; private set; } = 1;

    public string Encoding { get; }

    public FieldDecoder Decoder => bytes.Decoder;

    public RowRefusal? Fault { get; private set; }

    public RowAddress Address { get; private set; }

    public ReadOnlySpan<byte> Raw => rawCopy ?? fields.RawRecord;

    public long Position => Address.ByteOffset;

    public ReadOnlySpan<byte> Field(int index) => fields.GetSpan(index);

    public bool Read()
    {
        do
        {
            if (!NextRow())
                return false;
        } while (Fault is null && IsBlank());
        Fault ??= kinds.FaultOf(fields);
        return true;
    }

    public void Dispose()
    {
        joined?.Dispose();
        lines.Dispose();
        bytes.Dispose();
    }

    private bool NextRow()
    {
        Fault = null;
        rawCopy = null;
        if (held.First is { } first)
        {
            held.RemoveFirst();
            TakeHeld(first.Value);
            return true;
        }
        if (!ReadLine())
            return false;
        Address = new RowAddress(lines.LineNumber, bytes.Start + lines.ByteOffset);
        bytes.KeepFrom(lines.ByteOffset);
        fields = lines;
        if (lines.RawRecord.Length > RowBytesMax)
            Fault = TooLarge(lines.RawRecord.Length);
        else if (!IsClosed(lines.RawRecord) || lines.RawRecord.StartsWith(bytes.Mark))
            TakeHeld(Hold());
        return true;
    }

    private bool ReadLine()
    {
        try
        {
            atEnd = atEnd || !lines.Read();
        }
        catch (CsvFormatException e)
        {
            throw new BrokenContractException(
                new Fault(
                    Path.GetFileName(path),
                    0,
                    0,
                    $"lines of at most {LineBytesMax} bytes",
                    "a longer one",
                    "ask for a CSV file"
                ),
                e
            );
        }
        return !atEnd;
    }

    /// <summary>The line is a row by its quotes. Looked at here and not reported by the parser, which copies every line that it reports.</summary>
    private bool IsClosed(ReadOnlySpan<byte> line) =>
        !line.Contains((byte)'"') || LineShape.Of(line, separator, startsInQuotes: false).End == LineEnd.Closed;

    private HeldLine Hold() => new(new RowAddress(lines.LineNumber, bytes.Start + lines.ByteOffset), lines.RawRecord.ToArray());

    /// <summary>Makes the row that starts with a held line: joined with the lines after it where its quotes stay open.</summary>
    private void TakeHeld(HeldLine first)
    {
        Address = first.Address;
        rawCopy = first.Bytes;
        var shape = ShapeOf(first);
        if (first.Bytes.Length > RowBytesMax)
            Fault = TooLarge(first.Bytes.Length);
        else if (shape.End == LineEnd.Open && LinesToJoin(first) is var joinedLines and > 0)
            rawCopy = Join(first, joinedLines);
        else if (shape.End != LineEnd.Closed)
            Fault = Malformed();
        else if (OtherEncoding.HasMarkOfUtf16(first.Bytes))
            Fault = OtherEncoding.OfUtf16(Encoding);
        if (Fault is null)
            Parse(rawCopy);
    }

    /// <summary>How many of the next lines belong to a row that a line with an open quote starts; 0: the quote is a fault.</summary>
    private int LinesToJoin(HeldLine first)
    {
        var count = LinesToClose(first, held.First, Header.Count);
        var line = held.First;
        for (var left = count; left > 0; left--, line = line!.Next)
        {
            if (IsNeighbour(line!, left))
                return 0;
        }
        return count;
    }

    /// <summary>
    /// Whether a line that would be part of a field starts a row of several lines by itself. Both readings close their quotes at the right width; that
    /// one is right which leaves more of the separators outside quotes in the lines that both claim, where these are at least half of a row's: with
    /// fewer, it is a field with line breaks and commas in it.
    /// </summary>
    private bool IsNeighbour(LinkedListNode<HeldLine> line, int claimed)
    {
        if (
            ShapeOf(line.Value) is not { End: LineEnd.Open, HasStrayQuote: false }
            || LinesToClose(line.Value, line.Next, Header.Count) == 0
        )
            return false;
        var outside = SeparatorsOutside(line, claimed, startsInQuotes: false);
        return outside > SeparatorsOutside(line, claimed, startsInQuotes: true) && 2 * outside >= Header.Count - 1;
    }

    private int SeparatorsOutside(LinkedListNode<HeldLine> line, int count, bool startsInQuotes)
    {
        var separators = 0;
        for (var at = line; count > 0 && at is not null; count--, at = at.Next)
        {
            var shape = LineShape.Of(WithoutMark(at.Value.Bytes), separator, startsInQuotes);
            separators += shape.Separators;
            startsInQuotes = shape.End == LineEnd.Open;
        }
        return separators;
    }

    /// <summary>How many more lines a row takes whose quotes close where it has its width, with no row of one line among them; 0: there is none.</summary>
    /// <param name="first">The line with the open quote.</param>
    /// <param name="next">The held line behind it; null: it is still to be read.</param>
    /// <param name="width">The fields that the row must have; 0: any number.</param>
    private int LinesToClose(HeldLine first, LinkedListNode<HeldLine>? next, int width)
    {
        long size = first.Bytes.Length;
        var separators = ShapeOf(first).Separators;
        for (var count = 1; count <= JoinedLinesMax; count++)
        {
            if (next is null)
            {
                if (!ReadLine())
                    return 0;
                next = held.AddLast(Hold());
            }
            var line = next.Value.Bytes;
            size += line.Length;
            var shape = LineShape.Of(line, separator, startsInQuotes: true);
            separators += shape.Separators;
            if (shape.End == LineEnd.Broken || size > RowBytesMax || width > 0 && separators >= width)
                return 0;
            if (width > 1 && ShapeOf(next.Value).IsRowOf(width))
                return 0;
            if (shape.End == LineEnd.Closed)
                return width == 0 || separators + 1 == width ? count : 0;
            next = next.Next;
        }
        return 0;
    }

    /// <summary>The shape of a line that begins a row.</summary>
    private LineShape ShapeOf(HeldLine line) => LineShape.Of(WithoutMark(line.Bytes), separator, startsInQuotes: false);

    /// <summary>Files are put together, marks and all: a mark before a row is no part of its first field.</summary>
    private ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> row)
    {
        while (row.StartsWith(bytes.Mark))
            row = row[bytes.Mark.Length..];
        return row;
    }

    /// <summary>Takes the next lines from those held; the bytes of the row are those of the file, line breaks included.</summary>
    private byte[] Join(HeldLine first, int count)
    {
        var end = first.End;
        for (var i = 0; i < count; i++)
        {
            end = held.First!.Value.End;
            held.RemoveFirst();
        }
        return bytes.ReadAgain(first.Address.ByteOffset, (int)(end - first.Address.ByteOffset));
    }

    private void Parse(byte[] row)
    {
        joined?.Dispose();
        joined = CsvReader.Create(WithoutMark(row).ToArray(), rowOptions);
        joined.Read();
        fields = joined;
    }

    internal static RowRefusal Malformed() =>
        new(RefusalReason.MalformedQuotes, null, "quotes that open and close around a whole field", "a quote that does not");

    internal static RowRefusal TooLarge(int bytes) =>
        new(RefusalReason.TooLarge, null, $"a row of at most {RowBytesMax} bytes", $"{bytes}");

    /// <summary>Nothing but white space, or the end mark that old tools leave (0x1A): not a row.</summary>
    private bool IsBlank() => fields.FieldCount <= 1 && !Raw.ContainsAnyExcept(BlankBytes);

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
        } while (IsBlank());
        HeaderLine = lines.LineNumber;
        if (!IsClosed(lines.RawRecord))
        {
            // A header cell with a line break in it; its width is not known before it is read.
            var first = Hold();
            var shape = ShapeOf(first);
            var more = shape.End == LineEnd.Open ? LinesToClose(first, held.First, width: 0) : 0;
            Parse(more > 0 ? Join(first, more) : first.Bytes);
        }
        var header = new string[fields.FieldCount];
        for (var i = 0; i < header.Length; i++)
            header[i] = HeaderText.Of(fields.GetSpan(i), bytes.Decoder);
        return header;
    }

    internal static CsvReaderOptions Options(char delimiter, bool allowLineBreaks) =>
        new()
        {
            Separator = delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = allowLineBreaks,
            MalformedData = CsvMalformedDataHandling.Recover,
            FieldCountMismatch = CsvFieldCountHandling.Allow,
            MaxRecordSize = LineBytesMax,
        };

    private readonly record struct HeldLine(RowAddress Address, byte[] Bytes)
    {
        public long End => Address.ByteOffset + Bytes.Length;
    }
}
