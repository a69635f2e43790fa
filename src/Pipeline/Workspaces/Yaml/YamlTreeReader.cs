using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace FoodCredit.Pipeline.Workspaces.Yaml;

/// <summary>
/// Reads one YAML document into a located tree. Whatever the bytes are, the result is a tree or faults. Left out on purpose: anchors
/// and aliases (a few lines can stand for gigabytes), tags, several documents in one file, and keys that are not text.
/// </summary>
internal sealed class YamlTreeReader
{
    private const int LargestBytes = 4 << 20;
    private const int DeepestLevel = 32;
    private const string Malformed = "check indentation, colons, brackets and quotes from here upwards";

    private readonly string _file;
    private readonly FaultCollector _faults;
    private readonly Scanner _scanner;
    private readonly Parser _parser;

    private YamlTreeReader(string file, string text, FaultCollector faults)
    {
        _file = file;
        _faults = faults;
        _scanner = new Scanner(new StringReader(text), skipComments: true);
        _parser = new Parser(_scanner);
    }

    /// <summary>The document's root, or null when a fault leaves nothing to look at.</summary>
    public static YamlNode.Mapping? Read(string file, byte[] bytes, FaultCollector faults)
    {
        if (bytes.Length > LargestBytes)
        {
            faults.Add(new Place(file, 0, 0), "a document of at most 4 MiB", $"{bytes.Length} bytes", "is this the right file?");
            return null;
        }
        if (Utf8Text.Decode(file, bytes, faults) is not { } text)
            return null;
        if (HasTabs(file, text, faults))
            return null;
        YamlTreeReader reader = new(file, text, faults);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException e)
        {
            faults.Add(PlaceOf(file, e.Start), "well-formed YAML", $"an error: {FirstLine(e.Message)}", Malformed);
            return null;
        }
    }

    /// <summary>The parser does not say well where a tab stands that YAML does not allow, so it is looked for beforehand.</summary>
    private static bool HasTabs(string file, string text, FaultCollector faults)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            int indent = line.IndexOfAnyExcept(' ', '\t');
            int tab = line[..Math.Max(0, indent)].IndexOf('\t');
            if (tab < 0)
                continue;
            faults.Add(new Place(file, number, tab + 1), "spaces before the first word of a line", "a tab", "indent with spaces");
            return true;
        }
        return false;
    }

    private YamlNode.Mapping? ReadDocument()
    {
        Take();
        if (Take() is StreamEnd)
        {
            _faults.Add(
                new Place(_file, 1, 1),
                "a map of keys and values",
                "an empty document",
                "write the document or delete the file"
            );
            return null;
        }
        if (ReadNode(Take(), 0) is not { } root)
            return null;
        Take();
        if (Take() is not StreamEnd)
            Add(_parser.Current!, "one document", "another document after '---'", "put it in a file of its own");
        if (root is YamlNode.Mapping mapping)
            return mapping;
        _faults.Add(
            new Place(_file, root.Line, root.Column),
            "a map of keys and values",
            root.Described,
            "begin with 'key: value' lines"
        );
        return null;
    }

    private ParsingEvent Take()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (InvalidOperationException e)
        {
            // What the parser throws, instead of an exception of its own, on some text that ends inside brackets.
            throw new YamlException(
                _scanner.CurrentPosition,
                _scanner.CurrentPosition,
                "Unexpected character or end of text.",
                e
            );
        }
        return _parser.Current!;
    }

    /// <summary>The node that starts with an event; null when reading on makes no sense.</summary>
    private YamlNode? ReadNode(ParsingEvent start, int level)
    {
        if (level > DeepestLevel)
        {
            Add(
                start,
                $"at most {DeepestLevel} levels of lists and maps",
                "one more",
                "no document is that deep; check the brackets"
            );
            return null;
        }
        if (start is AnchorAlias alias)
            Add(alias, "values written out", $"the alias '*{alias.Value}'", "repeat the value instead");
        if (start is NodeEvent { Anchor.IsEmpty: false } anchored)
            Add(
                anchored,
                "values written out",
                $"the anchor '&{anchored.Anchor}'",
                "remove it, and repeat the value where it is used"
            );
        if (start is NodeEvent { Tag.IsEmpty: false } tagged)
            Add(tagged, "values without tags", $"the tag '{tagged.Tag}'", "remove the tag");
        return start switch
        {
            Scalar scalar => ToNode(scalar),
            SequenceStart sequence => ReadSequence(sequence, level),
            MappingStart mapping => ReadMapping(mapping, level),
            _ => new YamlNode.Scalar("", IsPlain: true, IsVerbatim: false, Line(start), Column(start)),
        };
    }

    private YamlNode.Sequence? ReadSequence(SequenceStart start, int level)
    {
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        while (Take() is var next and not SequenceEnd)
        {
            if (ReadNode(next, level + 1) is not { } item)
                return null;
            items.Add(item);
        }
        return new YamlNode.Sequence(items.ToImmutable(), start.Style != SequenceStyle.Flow, Line(start), Column(start))
        {
            End = EndOf(_parser.Current!),
        };
    }

    private YamlNode.Mapping? ReadMapping(MappingStart start, int level)
    {
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        while (Take() is var next and not MappingEnd)
        {
            if (ReadNode(next, level + 1) is not { } key || ReadNode(Take(), level + 1) is not { } value)
                return null;
            if (key is not YamlNode.Scalar name)
                Add(key, "a key that is text", key.Described, "check the brackets");
            else if (!lines.TryAdd(name.Value, name.Line))
                Add(
                    key,
                    "every key once",
                    $"{Quoted.Text(name.Value)} again, first on line {lines[name.Value]}",
                    "remove one of the two"
                );
            else
                entries.Add(new YamlEntry(name, value));
        }
        return new YamlNode.Mapping(entries.ToImmutable(), start.Style != MappingStyle.Flow, Line(start), Column(start))
        {
            End = EndOf(_parser.Current!),
        };
    }

    private static YamlNode.Scalar ToNode(Scalar scalar)
    {
        bool isPlain = scalar.Style == ScalarStyle.Plain;
        long written = scalar.End.Column - scalar.Start.Column;
        bool isVerbatim =
            scalar.Start.Line == scalar.End.Line
            && written == scalar.Value.Length + (isPlain ? 0 : 2)
            && scalar.Style is ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
        return new YamlNode.Scalar(scalar.Value, isPlain, isVerbatim, Line(scalar), Column(scalar)) { End = EndOf(scalar) };
    }

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('.', '\r', ' ');

    private static Place PlaceOf(string file, Mark mark) => new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private static int Line(ParsingEvent e) => (int)e.Start.Line;

    private static (int Line, int Column) EndOf(ParsingEvent e) => ((int)e.End.Line, (int)e.End.Column);

    private static int Column(ParsingEvent e) => (int)e.Start.Column;

    private void Add(ParsingEvent at, string expected, string found, string advice) =>
        _faults.Add(new Place(_file, Line(at), Column(at)), expected, found, advice);

    private void Add(YamlNode at, string expected, string found, string advice) =>
        _faults.Add(new Place(_file, at.Line, at.Column), expected, found, advice);
}
