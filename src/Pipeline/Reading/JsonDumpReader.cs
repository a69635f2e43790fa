using System.Text.Json;
using System.Text.Unicode;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Reads JSON (the objects of the file's first array) and JSON Lines. The header is every key that some object has, unless the key was damaged
/// (<see cref="JsonKeys"/>), so the file is read twice; a key that an object lacks, and null, are empty fields. Objects in objects become keys with dots, lists
/// of values one field with semicolons.
/// </summary>
internal sealed class JsonDumpReader : IDumpReader
{
    private readonly string path;
    private readonly DumpBytes bytes;
    private readonly JsonElements elements;
    private readonly KnownHeaders known;
    private readonly Dictionary<string, int> places;
    private readonly byte[][] fields;

    /// <exception cref="BrokenContractException">The file has no array, or an element without end.</exception>
    public JsonDumpReader(string path, DumpEncoding encoding, SourceContract contract)
    {
        this.path = path;
        var isLines = contract.Format == DumpFormat.JsonLines;
        Encoding = encoding switch
        {
            DumpEncoding.Gb18030 => "gb18030",
            DumpEncoding.Utf16 => "utf-16",
            _ => "utf-8",
        };
        var keys = new JsonKeys(contract);
        ReadKeys(keys, encoding, isLines);
        known = keys.Known;
        (Header, places) = keys.Settle();
        fields = new byte[Header.Count][];
        bytes = DumpBytes.OpenAsUtf8(path, encoding);
        elements = new JsonElements(bytes.Stream, isLines);
    }

    private static RowRefusal InvalidBytes { get; } =
        new(RefusalReason.InvalidBytes, null, "bytes of the file's encoding", "others");

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

    private void ReadKeys(JsonKeys keys, DumpEncoding encoding, bool isLines)
    {
        using var first = DumpBytes.OpenAsUtf8(path, encoding);
        var found = new JsonElements(first.Stream, isLines);
        var names = new List<string>();
        while (Next(found))
        {
            // What is refused anyway says nothing about the keys.
            if (Parse(found, out var document) is not null)
                continue;
            using (document)
            {
                names.Clear();
                if (!JsonRow.TryFlatten(document!.RootElement, (key, _) => names.Add(key)))
                    continue;
                // Nor do those of a row that was not written in the file's encoding.
                if (HasUndecodable(found.Element))
                    names.RemoveAll(name => !keys.Known.Contains(name));
                keys.Add(names);
            }
        }
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
        if (Parse(elements, out var document) is { } refusal)
            return refusal;
        using (document)
            refusal = JsonRow.Fill(document!.RootElement, key => places.GetValueOrDefault(key, -1), known, fields);
        return refusal is not null && HasUndecodable(elements.Element) ? InvalidBytes : refusal;
    }

    /// <summary>The current element as an object, or why it is none.</summary>
    private RowRefusal? Parse(JsonElements from, out JsonDocument? document)
    {
        document = null;
        if (from.Element.Length > CsvDumpReader.RowBytesMax)
            return CsvDumpReader.TooLarge(from.Element.Length);
        if (!Utf8.IsValid(from.Element))
            return OtherEncoding.FaultOfInvalid(from.Element) ?? InvalidBytes;
        document = from.IsWhole ? JsonRow.Parse(from.Element) : null;
        var isObject = document is { RootElement.ValueKind: JsonValueKind.Object };
        var refusal = isObject
            ? (Encoding == "gb18030" ? OtherEncoding.FaultOfTranscoded(from.Element) : null)
            : OtherEncoding.FaultOf(from.Element, isGb18030: false)
                ?? JsonRow.Malformed(from.IsWhole ? "text that is none" : "one without its end");
        if (refusal is not null)
            document?.Dispose();
        return refusal;
    }

    /// <summary>U+FFFF stands for bytes of the file that are no character.</summary>
    private static bool HasUndecodable(ReadOnlySpan<byte> element) => element.IndexOf("\uFFFF"u8) >= 0;
}
