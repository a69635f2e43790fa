using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Reads the first sheet of an Excel workbook. Numbers and dates become the text that a conversion understands.</summary>
internal sealed class WorkbookDumpReader : IDumpReader
{
    private readonly FileStream stream;
    private readonly IExcelDataReader sheet;
    private byte[][] cells = [];
    private byte[] raw = [];
    private long rowNumber;

    public WorkbookDumpReader(string path, int titleRows)
    {
        stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        sheet = ExcelReaderFactory.CreateReader(stream);
        for (var title = 0; title < titleRows && Next(); title++) { }
        Header = Next() ? [.. TrimEnd(Texts()).Select(text => HeaderText.Clean(text))] : [];
        HeaderLine = rowNumber;
    }

    public IReadOnlyList<string> Header { get; }

    public long HeaderLine { get; }

    public string Encoding => "xlsx";

    public FieldDecoder Decoder => FieldDecoder.Utf8;

    public RowRefusal? Fault { get; private set; }

    public RowAddress Address => new(rowNumber, 0);

    public ReadOnlySpan<byte> Raw => raw;

    public long Position => stream.Position;

    public ReadOnlySpan<byte> Field(int index) => cells[index];

    public bool Read()
    {
        string[] texts;
        do
        {
            if (!Next())
                return false;
            texts = Texts();
        } while (texts.All(string.IsNullOrWhiteSpace));
        raw = System.Text.Encoding.UTF8.GetBytes(string.Join('\t', texts));
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

    private bool Next()
    {
        if (!sheet.Read())
            return false;
        rowNumber++;
        return true;
    }

    private RowRefusal? FaultOf(string[] texts)
    {
        var width = TrimEnd(texts).Length;
        if (width > Header.Count)
            return new RowRefusal(RefusalReason.FieldCount, null, $"{Header.Count} cells as in the header", $"{width}");
        if (texts[0].Trim().TrimEnd('：', ':') is "合计" or "总计" or "小计")
            return new RowRefusal(RefusalReason.TotalsRow, null, "a data row", "a row of totals");
        return TrimEnd(texts).Select(text => HeaderText.Clean(text)).SequenceEqual(Header, StringComparer.Ordinal)
            ? new RowRefusal(RefusalReason.RepeatedHeader, null, "a data row", "the header once more")
            : null;
    }

    private string[] Texts()
    {
        var texts = new string[sheet.FieldCount];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Text(sheet.GetValue(i));
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
            double number when number == Math.Floor(number) && Math.Abs(number) < 1e15 => number.ToString(
                "0",
                CultureInfo.InvariantCulture
            ),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
