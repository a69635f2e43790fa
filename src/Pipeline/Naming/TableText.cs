namespace FoodCredit.Pipeline.Naming;

/// <summary>The tables embedded in this assembly: UTF-8, one row a line, columns divided by tabs, comments after <c># </c>.</summary>
internal static class TableText
{
    /// <summary>The rows of <c>NAME.tsv</c> in order.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream =
            typeof(TableText).Assembly.GetManifestResourceStream($"naming/{name}.tsv")
            ?? throw new InvalidOperationException($"No embedded table named {name}.tsv.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
                yield return line.Split('\t');
        }
    }
}
