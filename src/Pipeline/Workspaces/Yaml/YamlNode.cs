using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Workspaces.Yaml;

/// <summary>A value of a YAML document and where it starts (both 1-based).</summary>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>Just behind its last character, both 1-based; of block lists and maps it says nothing.</summary>
    public (int Line, int Column) End { get; init; }

    /// <summary>What a fault calls the node when another kind was expected.</summary>
    public abstract string Described { get; }

    /// <summary>
    /// Text, quotes and escapes resolved. Plain: written without quotes, so it may be a number, true, false or nothing. Verbatim: the
    /// source has the value's characters one for one, so an offset in the value is one in the line.
    /// </summary>
    public sealed record Scalar(string Value, bool IsPlain, bool IsVerbatim, int Line, int Column) : YamlNode(Line, Column)
    {
        /// <summary>Plain and empty, <c>~</c> or <c>null</c>: no value was given.</summary>
        public bool IsNothing => IsPlain && Value is "" or "~" or "null";

        public override string Described => IsNothing ? "nothing" : Quoted.Text(Value);

        /// <summary>The column of the value's character at an offset, or of the value where the two do not correspond.</summary>
        public int ColumnOf(int offset) => IsVerbatim ? Column + (IsPlain ? 0 : 1) + offset : Column;
    }

    public sealed record Sequence(ImmutableArray<YamlNode> Items, bool IsBlock, int Line, int Column) : YamlNode(Line, Column)
    {
        public override string Described => "a list";
    }

    /// <summary>Entries in document order; keys are unique.</summary>
    public sealed record Mapping(ImmutableArray<YamlEntry> Entries, bool IsBlock, int Line, int Column) : YamlNode(Line, Column)
    {
        public override string Described => "a map";

        public YamlEntry? Find(string key) => Entries.FirstOrDefault(e => e.Key.Value == key);
    }
}

/// <summary>A key and its value.</summary>
internal sealed record YamlEntry(YamlNode.Scalar Key, YamlNode Value);
