using System.Text;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Reading;

/// <summary>Writes bytes to a file of their own and reads them back as a dump.</summary>
internal static class TrialDump
{
    public static Encoding Gb18030 { get; } = MakeGb18030();

    public static List<ReadRow> Read(string text, char delimiter = ',', int titleRows = 0) =>
        Read(new UTF8Encoding(false).GetBytes(text), DumpEncoding.Utf8, delimiter, titleRows).Rows;

    public static (IReadOnlyList<string> Header, string Encoding, List<ReadRow> Rows) Read(
        byte[] bytes,
        DumpEncoding encoding,
        char delimiter = ',',
        int titleRows = 0
    )
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "trial.csv");
        File.WriteAllBytes(path, bytes);
        var contract = TrialContract.Of() with { Encoding = encoding, Delimiter = delimiter, TitleRows = titleRows };
        using var reader = DumpReader.Open(path, contract);
        return (reader.Header, reader.Encoding, Rows(reader));
    }

    public static List<ReadRow> Rows(IDumpReader reader)
    {
        var rows = new List<ReadRow>();
        while (reader.Read())
        {
            var fields = reader.Fault is null
                ? Enumerable.Range(0, reader.Header.Count).Select(i => Text(reader, i)).ToArray()
                : [];
            rows.Add(
                new ReadRow(reader.Address.Line, reader.Address.ByteOffset, reader.Raw.ToArray(), reader.Fault?.Reason, fields)
            );
        }
        return rows;
    }

    private static string Text(IDumpReader reader, int index)
    {
        var bytes = reader.Field(index);
        var text = new char[FieldDecoder.MaxChars(bytes.Length)];
        return reader.Decoder.TryDecode(bytes, text, out var length) ? new string(text, 0, length) : "<invalid>";
    }

    private static Encoding MakeGb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
