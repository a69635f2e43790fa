namespace FoodCredit.Pipeline.Workspaces.Yaml;

/// <summary>
/// Changes the text of a YAML document at a few places and leaves every other character, comments and layout among them, as it is.
/// </summary>
internal sealed class YamlEdit
{
    private readonly string text;
    private readonly string lineBreak;
    private readonly List<int> lineStarts = [0];
    private readonly List<(int From, int To, string Text)> changes = [];

    public YamlEdit(string text)
    {
        this.text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                lineStarts.Add(i + 1);
        }
        lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>The text with all changes.</summary>
    public string Result()
    {
        var result = text;
        // From the end, so that earlier places stay where they are; of changes at one place the first stands first.
        foreach (
            var (from, to, inserted) in changes
                .Index()
                .OrderByDescending(change => (change.Item.From, change.Index))
                .Select(change => change.Item)
        )
            result = string.Concat(result.AsSpan(0, from), inserted, result.AsSpan(to));
        return result;
    }

    /// <summary>Writes another value for a scalar, as it is to stand there.</summary>
    public void Replace(YamlNode node, string written) => changes.Add((Start(node), End(node), written));

    /// <summary>Adds a text to the value of a key: to a list, or to a single text, which becomes one.</summary>
    public void AddItem(YamlNode value, string item)
    {
        switch (value)
        {
            case YamlNode.Sequence { IsBlock: true, Items: [.., var last] } block:
                InsertLine(last, $"{Indent(block.Items[0])}- {Quote(item)}");
                break;
            case YamlNode.Sequence { Items: [.., var last] }:
                Insert(End(last), $", {Quote(item)}");
                break;
            case YamlNode.Sequence:
                Replace(value, $"[{Quote(item)}]");
                break;
            case YamlNode.Scalar scalar:
                Replace(scalar, $"[{Quote(scalar.Value)}, {Quote(item)}]");
                break;
            default:
                throw new InvalidOperationException("A map has no items.");
        }
    }

    /// <summary>Sets a key of a map, after the others or after the one named <paramref name="behind"/>.</summary>
    public void Set(YamlNode.Mapping mapping, string key, string written, string? behind = null)
    {
        if (mapping.Find(key) is { } known)
        {
            Replace(known.Value, written);
            return;
        }
        var entry = (behind is null ? null : mapping.Find(behind)) ?? mapping.Entries[^1];
        if (mapping.IsBlock)
            InsertLine(entry.Value, $"{Indent(entry.Key)}{key}: {written}");
        else
            Insert(End(entry.Value), $", {key}: {written}");
    }

    /// <summary>A text as it is written in YAML: plain where nobody can take it for anything else.</summary>
    public static string Quote(string value) =>
        IsPlain(value)
            ? value
            : $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static bool IsPlain(string value) =>
        value.Length > 0
        && char.IsLetter(value[0])
        && value.All(c => char.IsLetterOrDigit(c) || c is '_' or '(' or ')' or '（' or '）' or '/' or '〔' or '〕' or '║')
        && value.ToLowerInvariant() is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off");

    private void Insert(int at, string inserted) => changes.Add((at, at, inserted));

    /// <summary>A line of its own behind the line in which a value ends.</summary>
    private void InsertLine(YamlNode behind, string line)
    {
        var end = text.IndexOf('\n', End(behind));
        if (end < 0)
            Insert(text.Length, lineBreak + line);
        else
            Insert(end + 1, line + lineBreak);
    }

    /// <summary>The blanks before the first word of a node's line.</summary>
    private string Indent(YamlNode node)
    {
        var line = text.AsSpan(lineStarts[node.Line - 1]);
        return line[..line.IndexOfAnyExcept(' ')].ToString();
    }

    private int Start(YamlNode node) => lineStarts[node.Line - 1] + node.Column - 1;

    private int Behind(char bracket, int from) => text.IndexOf(bracket, from) + 1;

    private int End(YamlNode node) =>
        node switch
        {
            YamlNode.Sequence { IsBlock: true, Items: [.., var last] } => End(last),
            YamlNode.Mapping { IsBlock: true, Entries: [.., var last] } => End(last.Value),
            // The reader tells the place before the bracket or behind it.
            YamlNode.Sequence { IsBlock: false } flow => Behind(']', flow.Items is [.., var last] ? End(last) : Start(flow)),
            YamlNode.Mapping { IsBlock: false } flow => Behind(
                '}',
                flow.Entries is [.., var last] ? End(last.Value) : Start(flow)
            ),
            _ => lineStarts[node.End.Line - 1] + node.End.Column - 1,
        };
}
