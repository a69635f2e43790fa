using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Workspaces.Yaml;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>
/// Takes the values of one map of a document, by key. Each read gives the value or, with a fault noted, nothing; missing required and
/// unknown keys are noted when the reader is made. <see cref="Finish"/> asserts that the program reads every key it claims to know.
/// </summary>
internal sealed class MappingReader
{
    private readonly YamlNode.Mapping _mapping;
    private readonly MappingShape _shape;
    private readonly FaultCollector _faults;
    private readonly HashSet<string> _read = [];
    private readonly int _faultsBefore;

    public MappingReader(YamlDocument document, YamlNode.Mapping mapping, MappingShape shape, Place place, FaultCollector faults)
    {
        (Document, _mapping, _shape, _faults) = (document, mapping, shape, faults);
        Place = place;
        _faultsBefore = faults.Count;
        string[] known = [.. shape.Keys.Select(k => k.Name)];
        HashSet<string> missing = [.. shape.Keys.Where(k => k.IsRequired && mapping.Find(k.Name) is null).Select(k => k.Name)];
        foreach (YamlEntry entry in mapping.Entries.Where(e => !known.Contains(e.Key.Value)))
        {
            string? near = NearestWord.Find(entry.Key.Value, known.Where(k => mapping.Find(k) is null));
            string advice = near is null ? "remove it" : $"did you mean '{near}'?";
            faults.Add(document.PlaceOf(entry.Key), $"a key of {shape.Title}: {Quoted.List(known)}", entry.Key.Described, advice);
            // The misspelt key is the missing one: saying so once is enough.
            missing.Remove(near ?? "");
        }
        foreach (KeyShape key in shape.Keys.Where(k => missing.Contains(k.Name)))
            faults.Add(place, $"the key '{key.Name}' in {shape.Title}: {key.Meaning}", "none", $"add '{key.Name}:'");
    }

    public YamlDocument Document { get; }

    /// <summary>Where the map itself stands.</summary>
    public Place Place { get; }

    /// <summary>Faults were noted since the reader was made, so what it read may be incomplete.</summary>
    public bool HasFaults => _faults.Count > _faultsBefore;

    /// <summary>The value's place, or the map's where the key is missing.</summary>
    public Place PlaceOf(string key) => _mapping.Find(key) is { } entry ? Document.PlaceOf(entry.Value) : Place;

    /// <summary>The key's place, or the map's where it is missing.</summary>
    public Place KeyPlaceOf(string key) => _mapping.Find(key) is { } entry ? Document.PlaceOf(entry.Key) : Place;

    public bool Has(string key) => _mapping.Find(key) is not null;

    /// <summary>The value of a key, or null where it is missing.</summary>
    public YamlNode? Node(string key)
    {
        _read.Add(_shape[key].Name);
        return _mapping.Find(key)?.Value;
    }

    /// <summary>Text that is not empty and has no white space around it.</summary>
    public string? Text(string key) => Node(key) is { } node ? AsText(node, _shape[key].Meaning) : null;

    public T? Word<T>(string key, Words<T> words)
        where T : struct, Enum
    {
        if (_shape[key].Words != words.Names)
            throw new InvalidOperationException($"The shape '{_shape.Id}' lists other words for '{key}'.");
        if (Node(key) is not { } node)
            return null;
        if (node is YamlNode.Scalar { IsNothing: false } scalar && words.Find(scalar.Value) is { } value)
            return value;
        string written = (node as YamlNode.Scalar)?.Value ?? "";
        Fault(node, $"one of {Quoted.List(words.Names)}", NearestWord.Advice(written, words.Names, "write one of them"));
        return null;
    }

    public int? Integer(string key, int least, int most) => Node(key) is { } node ? AsInteger(node, least, most) : null;

    public bool? Boolean(string key)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is YamlNode.Scalar { IsPlain: true, Value: "true" or "false" } scalar)
            return scalar.Value == "true";
        Fault(node, "true or false", "write one of them without quotes");
        return null;
    }

    /// <summary>A decimal without exponent.</summary>
    public decimal? Decimal(string key) => Node(key) is { } node ? AsDecimal(node) : null;

    public DateOnly? Date(string key) => Node(key) is { } node ? AsDate(node) : null;

    /// <summary>One text or a list of at least one, each once.</summary>
    public ImmutableArray<string> TextList(string key) => Node(key) is { } node ? AsTextList(node, _shape[key].Meaning) : [];

    public ImmutableArray<string> AsTextList(YamlNode node, string meaning)
    {
        if (node is not YamlNode.Sequence list)
            return AsText(node, $"{meaning}, or a list of them") is { } only ? [only] : [];
        if (list.Items.IsEmpty)
            Fault(node, meaning, "write at least one or remove the key", "an empty list");
        ImmutableArray<string>.Builder texts = ImmutableArray.CreateBuilder<string>();
        foreach (YamlNode item in list.Items)
        {
            if (AsText(item, meaning) is not { } text)
                continue;
            if (texts.Contains(text))
                Fault(item, "every item once", "remove it", $"{Quoted.Text(text)} again");
            else
                texts.Add(text);
        }
        return texts.ToImmutable();
    }

    public MappingReader? Mapping(string key, MappingShape shape)
    {
        if (Node(key) is not { } node)
            return null;
        return OpenMapping(key) is { } mapping ? new MappingReader(Document, mapping, shape, KeyPlace(key, node), _faults) : null;
    }

    /// <summary>A map whose keys the document chooses.</summary>
    public YamlNode.Mapping? OpenMapping(string key)
    {
        if (Node(key) is not { } node)
            return null;
        if (node is YamlNode.Mapping mapping)
            return mapping;
        Fault(node, "a map of keys and values", "write 'key: value' lines below it, indented");
        return null;
    }

    public ImmutableArray<YamlNode> List(string key)
    {
        if (Node(key) is not { } node)
            return [];
        if (node is YamlNode.Sequence list)
            return list.Items;
        Fault(node, "a list", "begin each item with '- '");
        return [];
    }

    public string? AsText(YamlNode node, string meaning)
    {
        if (node is not YamlNode.Scalar { IsNothing: false } scalar || scalar.Value.Trim().Length == 0)
            Fault(node, meaning, "write it as text", node is YamlNode.Scalar ? "nothing" : null);
        else if (scalar.Value.Length != scalar.Value.Trim().Length)
            Fault(node, $"{meaning}, without white space around it", $"write '{scalar.Value.Trim()}'");
        else
            return scalar.Value;
        return null;
    }

    public int? AsInteger(YamlNode node, int least, int most)
    {
        if (
            node is YamlNode.Scalar { IsPlain: true } scalar
            && int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && value >= least
            && value <= most
        )
            return value;
        Fault(
            node,
            string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
            "write it in digits, without quotes"
        );
        return null;
    }

    public decimal? AsDecimal(YamlNode node)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (
            node is YamlNode.Scalar { IsPlain: true } scalar
            && scalar.Value.Length is > 0 and <= 24
            && decimal.TryParse(scalar.Value, Style, CultureInfo.InvariantCulture, out decimal value)
            && Math.Abs(value) <= 1_000_000_000_000m
        )
            return value;
        Fault(
            node,
            "a number of at most 1000000000000",
            "write it in digits with a decimal point, without quotes, separators or exponent"
        );
        return null;
    }

    /// <summary>Exactly the value times <paramref name="scale"/>: more decimals than the scale holds are a fault.</summary>
    public long? AsScaled(YamlNode node, int scale, string expected)
    {
        if (AsDecimal(node) is not { } value)
            return null;
        decimal scaled = value * scale;
        if (scaled == decimal.Truncate(scaled))
            return (long)scaled;
        Fault(node, expected, "round it");
        return null;
    }

    public DateOnly? AsDate(YamlNode node)
    {
        if (
            node is YamlNode.Scalar scalar
            && DateOnly.TryParseExact(
                scalar.Value,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly date
            )
        )
            return date;
        Fault(node, "a date", "write it as yyyy-MM-dd");
        return null;
    }

    public void Fault(YamlNode node, string expected, string advice, string? found = null) =>
        _faults.Add(Document.PlaceOf(node), expected, found ?? node.Described, advice);

    public void FaultAt(Place place, string expected, string found, string advice) => _faults.Add(place, expected, found, advice);

    /// <summary>Asserts that every known key was read.</summary>
    public void Finish()
    {
        if (_shape.Keys.FirstOrDefault(k => !_read.Contains(k.Name)) is { } forgotten)
            throw new InvalidOperationException($"The key '{forgotten.Name}' of '{_shape.Id}' is known but never read.");
    }

    private Place KeyPlace(string key, YamlNode node) =>
        node is YamlNode.Mapping { IsBlock: true } ? Document.PlaceOf(_mapping.Find(key)!.Key) : Document.PlaceOf(node);
}
