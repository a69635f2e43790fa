using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Reads the sheets of an Excel workbook, of either format. Numbers and dates become the text that a conversion understands; a cell that is merged with those
/// below it stands for all of them.
/// </summary>
internal sealed class WorkbookDumpReader : IDumpReader
{
    /// <summary>What a sheet can have; a damaged address must not make it a billion.</summary>
    private const int RowsMax = 1_048_576;

    private const int ColumnsMax = 16_384;

    private const string AllSheets = "*";

    private readonly string path;
    private readonly FileStream stream;
    private readonly IExcelDataReader sheet;
    private readonly int titleRows;
    private readonly string? wanted;
    private readonly MergedCells merges = new();
    private byte[][] cells = [];
    private byte[] raw = [];
    private long rowNumber;

    /// <summary>Rows of the sheets before.</summary>
    private long earlierRows;

    /// <exception cref="BrokenContractException">The file is no workbook, or a broken one.</exception>
    public WorkbookDumpReader(string path, int titleRows, string? wanted = null)
    {
        (this.path, this.titleRows, this.wanted) = (path, titleRows, wanted);
        stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            WorkbookArchive.Check(stream);
            sheet = ExcelReaderFactory.CreateReader(stream);
        }
        catch (Exception e) when (IsAboutTheFile(e))
        {
            stream.Dispose();
            throw Failure(e);
        }
        var isFound = wanted is null or AllSheets || IsWanted();
        while (!isFound && NextSheet())
            isFound = IsWanted();
        if (!isFound)
        {
            Dispose();
            throw Broken(new InvalidDataException($"no sheet '{wanted}'"));
        }
        Header = ReadHeader();
        HeaderLine = rowNumber;
    }

    public IReadOnlyList<string> Header { get; }

    public long HeaderLine { get; }

    public string Encoding => "xlsx";

    public FieldDecoder Decoder => FieldDecoder.Utf8;

    public RowRefusal? Fault { get; private set; }

    public RowAddress Address => new(earlierRows + rowNumber, 0);

    public ReadOnlySpan<byte> Raw => raw;

    public long Position => stream.Position;

    public ReadOnlySpan<byte> Field(int index) => cells[index];

    public bool Read()
    {
        string[] texts;
        do
        {
            if (!Next() && !NextOfAllSheets())
                return false;
            texts = Texts();
        } while (texts.All(string.IsNullOrWhiteSpace));
        raw = JsonRow.OfCells(texts);
        cells = [.. texts.Select(System.Text.Encoding.UTF8.GetBytes)];
        Fault = FaultOf(texts);
        if (Fault is null && cells.Length < Header.Count)
            cells = [.. cells, .. Enumerable.Repeat(Array.Empty<byte>(), Header.Count - cells.Length)];
        return true;
    }

    public void Dispose()
    {
        sheet.Dispose();
        stream.Dispose();
    }

    private bool IsWanted() => string.Equals(sheet.Name.Trim(), wanted, StringComparison.OrdinalIgnoreCase);

    private string[] ReadHeader()
    {
        merges.Start(sheet.MergeCells);
        for (var title = 0; title < titleRows && Next(); title++) { }
        return Next() ? [.. TrimEnd(Texts()).Select(text => HeaderText.Clean(text))] : [];
    }

    /// <summary>Moves to the first row of the next sheet with cells, where all sheets are read.</summary>
    private bool NextOfAllSheets()
    {
        while (wanted == AllSheets && NextSheet())
        {
            var header = ReadHeader();
            if (header.Length == 0)
                continue;
            if (!header.SequenceEqual(Header, StringComparer.OrdinalIgnoreCase))
                throw Broken(new InvalidDataException($"sheet '{sheet.Name}' has another header than the first"));
            if (Next())
                return true;
        }
        return false;
    }

    private bool NextSheet()
    {
        try
        {
            earlierRows += rowNumber;
            rowNumber = 0;
            return sheet.NextResult();
        }
        catch (Exception e) when (IsAboutTheFile(e))
        {
            throw Failure(e);
        }
    }

    private bool Next()
    {
        try
        {
            if (!sheet.Read())
                return false;
        }
        catch (Exception e) when (IsAboutTheFile(e))
        {
            throw Failure(e);
        }
        if (++rowNumber > RowsMax || sheet.FieldCount > ColumnsMax)
            throw Broken(new InvalidDataException($"row {rowNumber} with {sheet.FieldCount} columns"));
        return true;
    }

    /// <summary>
    /// What ExcelDataReader, ZIP and XML throw at a damaged, encrypted or cut file; the library checks little of what it parses. Only its
    /// calls are guarded so: our own mistakes are not hidden.
    /// </summary>
    private static bool IsAboutTheFile(Exception e) =>
        e
            is ExcelReaderException
                or InvalidDataException
                or XmlException
                or EndOfStreamException
                or FormatException
                or OverflowException
                or ArgumentException
                or InvalidOperationException
                or NotSupportedException
                or IndexOutOfRangeException
                or KeyNotFoundException
                or NullReferenceException;

    /// <summary>An archive that cannot be read because the disk fails is called corrupt, too: then the failure of the disk (with an error number of the system) is what is told.</summary>
    private Exception Failure(Exception cause) =>
        cause.InnerException is IOException { HResult: > 0 } disk ? disk : Broken(cause);

    private BrokenContractException Broken(Exception cause) =>
        new(
            new Fault(
                Path.GetFileName(path),
                0,
                0,
                "a whole Excel workbook without a password",
                Quoted.Text(cause.Message),
                "ask the department for the file again"
            ),
            cause
        );

    private RowRefusal? FaultOf(string[] texts)
    {
        var width = TrimEnd(texts).Length;
        if (width > Header.Count)
            return new RowRefusal(RefusalReason.FieldCount, null, $"{Header.Count} cells as in the header", $"{width}");
        if (TotalsRow.Is(texts[0]))
            return TotalsRow.Refusal;
        return TrimEnd(texts).Select(text => HeaderText.Clean(text)).SequenceEqual(Header, StringComparer.Ordinal)
            ? new RowRefusal(RefusalReason.RepeatedHeader, null, "a data row", "the header once more")
            : null;
    }

    private string[] Texts()
    {
        var texts = new string[sheet.FieldCount];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Text(sheet.GetValue(i));
        merges.Fill((int)rowNumber - 1, texts);
        return texts;
    }

    private static string[] TrimEnd(string[] texts)
    {
        var width = texts.Length;
        while (width > 0 && string.IsNullOrWhiteSpace(texts[width - 1]))
            width--;
        return texts[..width];
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            string text => text,
            DateTime date => date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            // A cell has 15 significant digits, and so does a double made a decimal: 1.1 x 3 is 3.3, as the sheet shows it.
            double number when Math.Abs(number) < 1e15 => ((decimal)number).ToString(CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
