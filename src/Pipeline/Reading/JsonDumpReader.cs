using System.Text.Json;
using System.Text.Unicode;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Reads JSON (the objects of the file's first array) and JSON Lines. The header is every key that some object has, so the file is read twice; a key
/// that an object lacks, and null, are empty fields. Objects in objects become keys with dots, lists of values one field with semicolons.
/// </summary>
internal sealed class JsonDumpReader : IDumpReader
{
    private readonly string path;
    private readonly DumpBytes bytes;
    private readonly JsonElements elements;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly byte[][] fields;

    /// <exception cref="BrokenContractException">The file has no array, or an element without end.</exception>
    public JsonDumpReader(string path, DumpEncoding encoding, bool isLines)
    {
        this.path = path;
        Encoding = encoding switch
        {
            DumpEncoding.Gb18030 => "gb18030",
            DumpEncoding.Utf16 => "utf-16",
            _ => "utf-8",
        };
        Header = ReadKeys(path, encoding, isLines);
        fields = new byte[Header.Count][];
        for (var i = 0; i < Header.Count; i++)
            places.Add(Header[i], i);
        bytes = DumpBytes.OpenAsUtf8(path, encoding);
        elements = new JsonElements(bytes.Stream, isLines);
    }

    public IReadOnlyList<string> Header { get; }

    public long HeaderLine => 1;

    public string Encoding { get; }

    public FieldDecoder Decoder => bytes.Decoder;

    public RowRefusal? Fault { get; private set; }

    public RowAddress Address => elements.Address;

    public ReadOnlySpan<byte> Raw => elements.Element;

    public long Position => Address.ByteOffset;

    public ReadOnlySpan<byte> Field(int index) => fields[index];

    public bool Read()
    {
        if (!Next(elements))
            return false;
        Array.Fill(fields, []);
        Fault = Take();
        return true;
    }

    public void Dispose() => bytes.Dispose();

    private string[] ReadKeys(string file, DumpEncoding encoding, bool isLines)
    {
        using var first = DumpBytes.OpenAsUtf8(file, encoding);
        var found = new JsonElements(first.Stream, isLines);
        var keys = new Dictionary<string, int>(StringComparer.Ordinal);
        while (Next(found))
        {
            if (found.Element.Length > CsvDumpReader.RowBytesMax)
                continue;
            if (JsonRow.Parse(found.Element) is not { RootElement.ValueKind: JsonValueKind.Object } document)
                continue;
            using (document)
                JsonRow.TryFlatten(document.RootElement, (key, _) => keys.TryAdd(key, keys.Count));
        }
        return [.. keys.OrderBy(key => key.Value).Select(key => key.Key)];
    }

    private bool Next(JsonElements from)
    {
        try
        {
            return from.Next();
        }
        catch (InvalidDataException e)
        {
            throw new BrokenContractException(
                new Fault(
                    Path.GetFileName(path),
                    0,
                    0,
                    "an array of objects, or lines of them",
                    Quoted.Text(e.Message),
                    "ask for a JSON file"
                ),
                e
            );
        }
    }

    private RowRefusal? Take()
    {
        if (elements.Element.Length > CsvDumpReader.RowBytesMax)
            return CsvDumpReader.TooLarge(elements.Element.Length);
        if (!Utf8.IsValid(elements.Element))
            return OtherEncoding.FaultOfInvalid(elements.Element)
                ?? new RowRefusal(RefusalReason.InvalidBytes, null, "bytes of the file's encoding", "others");
        using var document = elements.IsWhole ? JsonRow.Parse(elements.Element) : null;
        if (document is { RootElement.ValueKind: JsonValueKind.Object })
            return (Encoding == "gb18030" ? OtherEncoding.FaultOfTranscoded(elements.Element) : null)
                ?? JsonRow.Fill(document.RootElement, key => places[key], fields);
        return OtherEncoding.FaultOf(elements.Element, isGb18030: false)
            ?? JsonRow.Malformed(elements.IsWhole ? "text that is none" : "one without its end");
    }
}
