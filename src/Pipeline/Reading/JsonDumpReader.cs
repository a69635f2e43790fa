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
    /// <summary>An object written out more deeply than any list of facts needs.</summary>
    private const int DepthMax = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = DepthMax, AllowDuplicateProperties = false };

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
            if (Parse(found.Element) is not { RootElement.ValueKind: JsonValueKind.Object } document)
                continue;
            using (document)
                Flatten(document.RootElement, "", (key, _) => keys.TryAdd(key, keys.Count));
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
        if (!Utf8.IsValid(elements.Element))
            return new RowRefusal(RefusalReason.InvalidBytes, null, "bytes of the file's encoding", "others");
        using var document = elements.IsWhole ? Parse(elements.Element) : null;
        if (document is not { RootElement.ValueKind: JsonValueKind.Object })
            return Malformed(elements.IsWhole ? "text that is none" : "one without its end");
        var isTwice = false;
        Flatten(
            document.RootElement,
            "",
            (key, value) =>
            {
                var place = places[key];
                isTwice |= fields[place].Length > 0;
                fields[place] = System.Text.Encoding.UTF8.GetBytes(value);
            }
        );
        return isTwice ? Malformed("two keys of one name") : null;
    }

    private static RowRefusal Malformed(string found) => new(RefusalReason.MalformedJson, null, "a JSON object", found);

    private static JsonDocument? Parse(ReadOnlySpan<byte> element)
    {
        if (!Utf8.IsValid(element))
            return null;
        try
        {
            return JsonDocument.Parse(element.ToArray(), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Flatten(JsonElement value, string prefix, Action<string, string> take)
    {
        foreach (var property in value.EnumerateObject())
        {
            var key = HeaderText.Clean(prefix + property.Name);
            if (property.Value.ValueKind == JsonValueKind.Object)
                Flatten(property.Value, key + ".", take);
            else
                take(key, Text(property.Value));
        }
    }

    private static string Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Array
                when value.EnumerateArray().All(item => item.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)) =>
                string.Join(';', value.EnumerateArray().Select(Text)),
            // Numbers keep the digits they are written with.
            _ => value.GetRawText(),
        };
}
