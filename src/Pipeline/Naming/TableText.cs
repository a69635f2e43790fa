namespace FoodCredit.Pipeline.Naming;

/// <summary>
/// A table embedded in this assembly, read row by row: UTF-8, one row a line, columns divided by tabs, comments after <c># </c>. Rows are spans of
/// one text: the tables are read whenever the program starts, and that is short.
/// </summary>
internal ref struct TableText
{
    private readonly string text;
    private int next;
    private int start;
    private int end;

    private TableText(string text) => this.text = text;

    /// <summary>The table <c>NAME.tsv</c>, before its first row.</summary>
    public static TableText Named(string name)
    {
        using var stream =
            typeof(TableText).Assembly.GetManifestResourceStream($"naming/{name}.tsv")
            ?? throw new InvalidOperationException($"No embedded table named {name}.tsv.");
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd());
    }

    public bool Read()
    {
        while (next < text.Length)
        {
            start = next;
            var line = text.IndexOf('\n', start);
            end = line < 0 ? text.Length : line;
            next = end + 1;
            if (end > start && !text.AsSpan(start).StartsWith("# ", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>A column of the row, from 0; empty where the row has fewer.</summary>
    public readonly ReadOnlySpan<char> this[int column]
    {
        get
        {
            var row = text.AsSpan(start, end - start);
            for (; column > 0; column--)
            {
                var tab = row.IndexOf('\t');
                row = tab < 0 ? default : row[(tab + 1)..];
            }
            var length = row.IndexOf('\t');
            return length < 0 ? row : row[..length];
        }
    }
}
