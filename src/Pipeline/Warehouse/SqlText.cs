using System.Collections.Concurrent;

namespace FoodCredit.Pipeline.Warehouse;

/// <summary>The SQL texts embedded in this assembly, one file for each table it makes, named after that table.</summary>
internal static class SqlText
{
    private static readonly ConcurrentDictionary<string, string> Cache = new(StringComparer.Ordinal);

    /// <summary>The text of <c>NAME.sql</c>.</summary>
    public static string Named(string name) => Cache.GetOrAdd(name, Read);

    /// <summary>A name as a quoted SQL identifier.</summary>
    public static string Quote(string identifier) => $"\"{identifier.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text as an SQL literal, for the few places where DuckDB takes no parameter (COPY targets, settings).</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Read(string name)
    {
        using var stream =
            typeof(SqlText).Assembly.GetManifestResourceStream($"sql/{name}.sql")
            ?? throw new InvalidOperationException($"No embedded SQL text named {name}.sql.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
