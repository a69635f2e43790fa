using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Gating;

/// <summary>
/// The contract with whoever reads the outputs, as data: <c>output_columns.tsv</c> has the tables, columns, types and nulls of docs/outputs.md, and a test
/// holds the two together.
/// </summary>
internal static class OutputSchema
{
    private const string CountOfType = "count_TYPE";

    /// <summary>All columns in order of table and place.</summary>
    public static ImmutableArray<OutputColumn> Columns { get; } = [.. Read()];

    /// <summary>The columns of a table under a policy.</summary>
    public static IEnumerable<OutputColumn> Of(string table, ImmutableArray<string> recordTypes) =>
        Columns
            .Where(column => column.Table == table)
            .SelectMany(column =>
                column.Name == CountOfType
                    ? recordTypes.Select(recordType => column with { Name = $"count_{recordType}" })
                    : [column]
            );

    /// <summary>In what the files of a directory differ from the contract; empty when they keep to it.</summary>
    public static ImmutableArray<string> Faults(
        string directory,
        ImmutableArray<string> recordTypes,
        WarehouseConnection warehouse
    )
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var table in Columns.Select(column => column.Table).Distinct())
            CheckTable(directory, table, [.. Of(table, recordTypes)], warehouse, faults);
        var csv = Path.Combine(directory, OutputFile.RatingsCsv);
        var header = string.Join(',', Of("ratings", recordTypes).Select(column => column.Name));
        if (!File.Exists(csv))
            faults.Add($"{OutputFile.RatingsCsv} is not there");
        else if (File.ReadLines(csv).FirstOrDefault() is var found && found != header)
            faults.Add($"{OutputFile.RatingsCsv} has the header {found ?? "of an empty file"}");
        return faults.ToImmutable();
    }

    private static void CheckTable(
        string directory,
        string table,
        ImmutableArray<OutputColumn> expected,
        WarehouseConnection warehouse,
        ImmutableArray<string>.Builder faults
    )
    {
        var path = Path.Combine(directory, $"{table}.parquet");
        if (!File.Exists(path))
        {
            faults.Add($"{table}.parquet is not there");
            return;
        }
        var literal = SqlText.Literal(path);
        var found = warehouse.Rows(
            $"SELECT column_name, column_type FROM (DESCRIBE FROM read_parquet({literal}))",
            row => (Name: row.GetString(0), Type: row.GetString(1))
        );
        if (!found.SequenceEqual(expected.Select(column => (column.Name, column.Type))))
        {
            faults.Add($"{table}.parquet {Difference(expected, found)}");
            return;
        }
        var version = warehouse.Scalar(
            $"SELECT decode(value) FROM parquet_kv_metadata({literal}) WHERE decode(key) = 'foodcredit_schema_version'"
        );
        if ((string?)version != OutputFile.SchemaVersion.ToString(CultureInfo.InvariantCulture))
            faults.Add($"{table}.parquet has schema version {version ?? "none"}");
        faults.AddRange(Nulls(literal, expected, warehouse).Select(column => $"{table}.parquet has nulls in {column}"));
    }

    /// <summary>The first place where the columns part.</summary>
    private static string Difference(ImmutableArray<OutputColumn> expected, List<(string Name, string Type)> found)
    {
        for (var place = 0; place < Math.Min(expected.Length, found.Count); place++)
        {
            var column = expected[place];
            if ((column.Name, column.Type) != found[place])
                return $"has {found[place].Name} {found[place].Type} where {column.Name} {column.Type} belongs";
        }
        return string.Create(CultureInfo.InvariantCulture, $"has {found.Count} columns, not {expected.Length}");
    }

    /// <summary>The statistics of each row group tell, without a value being read.</summary>
    private static List<string> Nulls(string literal, ImmutableArray<OutputColumn> expected, WarehouseConnection warehouse)
    {
        var never = expected.Where(column => !column.IsNullable).Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. warehouse
                .Rows(
                    $"""
                    SELECT path_in_schema FROM parquet_metadata({literal})
                    WHERE stats_null_count > 0 GROUP BY path_in_schema ORDER BY min(column_id)
                    """,
                    row => row.GetString(0)
                )
                .Where(never.Contains),
        ];
    }

    private static IEnumerable<OutputColumn> Read()
    {
        using var stream =
            typeof(OutputSchema).Assembly.GetManifestResourceStream("gating/output_columns.tsv")
            ?? throw new InvalidOperationException("No embedded output_columns.tsv.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            yield return new OutputColumn(cells[0], cells[1], cells[2], cells[3] == "null");
        }
    }
}

/// <summary>A column of an output.</summary>
/// <param name="Table">The file's name without its ending.</param>
/// <param name="Name">Its name; <c>count_TYPE</c> stands for one column a record type.</param>
/// <param name="Type">As DuckDB calls it.</param>
/// <param name="IsNullable">Whether a row may have none.</param>
internal sealed record OutputColumn(string Table, string Name, string Type, bool IsNullable);
