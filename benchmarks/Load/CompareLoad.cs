using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;

namespace FoodCredit.Benchmarks.Load;

/// <summary>
/// A whole run, from dumps to published ratings, against DuckDB doing no more than loading the same rows, already clean and in UTF-8, into a database
/// file: all columns, typed, two threads.
/// </summary>
internal static class CompareLoad
{
    private const int Threads = 2;

    public static int Run(double scale)
    {
        Machine.Print(Console.Out);
        using var city = new DumpCity(scale);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{city.Summary.Rows:N0} rows of {city.Summary.Entities:N0} entities in {city.Summary.Files:N0} files, {city.Summary.Bytes / 1e9:0.00} GB"
            )
        );
        var run = MeasuredRun.Of(city.Directory, DumpCity.AsOf, Threads);
        var sources = CleanRows.Write(city.Directory, city.Beside("clean"));
        var start = Stopwatch.GetTimestamp();
        LoadBare(city.Beside("bare.duckdb"), sources.Select(source => (source.Path, source.Columns.Select(Declared))));
        var theirs = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var rows = run.Manifest.Books.Read;
        DumpCity.Figure("ratio_to_bare_load", run.Seconds / theirs, "0.00");
        DumpCity.Figure("seconds", run.Seconds, "0.0");
        DumpCity.Figure("bare_load_seconds", theirs, "0.0");
        DumpCity.Figure("rows", rows, "0");
        DumpCity.Figure("bare_load_rows", sources.Sum(source => source.Rows), "0");
        DumpCity.Figure("rows_per_second", rows / run.Seconds, "0");
        DumpCity.Figure("bare_load_rows_per_second", sources.Sum(source => source.Rows) / theirs, "0");
        DumpCity.ShowStages(run.Manifest);
        DumpCity.Figure("peak_memory_mib", run.PeakBytes / 1048576.0, "0");
        DumpCity.Figure("database_mib", city.DatabaseBytes / 1048576.0, "0");
        DumpCity.Figure("kept_dumps_mib", city.KeptBytes / 1048576.0, "0");
        return 0;
    }

    private static string Declared((string Name, string Type) column) => $"'{column.Name}': '{column.Type}'";

    private static void LoadBare(string database, IEnumerable<(string Path, IEnumerable<string> Columns)> sources)
    {
        using var connection = new DuckDBConnection($"Data Source={database}");
        connection.Open();
        Execute(connection, $"SET threads = {Threads}");
        foreach (var (path, columns) in sources)
            Execute(
                connection,
                $"CREATE TABLE \"{Path.GetFileNameWithoutExtension(path)}\" AS SELECT * FROM read_csv('{path}', header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {{{string.Join(", ", columns)}}})"
            );
        Execute(connection, "CHECKPOINT");
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = new DuckDBCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
