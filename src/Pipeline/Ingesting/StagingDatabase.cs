using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Where rows wait until it is known what they tell. Statements, the bulk, wait in the table they stay in: a row there whose file is not noted in
/// source_file is not told yet, and goes when the load fails or, after a kill, when the warehouse is opened next. All others wait in a
/// database file of its own beside the warehouse, which is gone when the load ends.
/// </summary>
internal sealed class StagingDatabase : IDisposable
{
    /// <summary>The table of statements.</summary>
    public const string Statement = "statement";

    private const string Name = "staging";

    private static readonly string[] Tables =
    [
        "staged_entity",
        "staged_licence",
        "staged_amendment",
        "staged_refusal",
        "staged_repair",
        "staged_twofold",
    ];

    private readonly WarehouseConnection warehouse;
    private readonly string file;

    /// <summary>Makes the staging tables, empty, and lets the warehouse's connection see them under their names.</summary>
    public StagingDatabase(WarehouseConnection warehouse, string folder)
    {
        this.warehouse = warehouse;
        file = Path.Combine(folder, "staging.duckdb");
        RemoveFile();
        warehouse.Execute($"ATTACH {SqlText.Literal(file)} AS {Name}");
        foreach (var table in Tables)
        {
            warehouse.Execute($"CREATE TABLE {Name}.{table} AS {SqlText.Named(table)}");
            warehouse.Execute($"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {Name}.{table}");
        }
    }

    /// <summary>A way for one more thread to append.</summary>
    public StagingWriter OpenWriter() => new(warehouse.Beside(), warehouse.Beside(), Name);

    /// <summary>The free attributes in the order of the last columns of statements; null: one that no contract knows any more.</summary>
    public ImmutableArray<FreeAttribute?> FreeColumns(ImmutableArray<FreeAttribute> attributes) =>
        [
            .. warehouse
                .Rows(
                    "SELECT column_name FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() AND table_name = 'statement' AND column_name LIKE 'a\\_%' ESCAPE '\\' ORDER BY column_index",
                    row => row.GetString(0)
                )
                .Select(column => attributes.FirstOrDefault(attribute => attribute.ColumnName == column)),
        ];

    /// <summary>Removes statements of files that are not noted: what a failed or killed load left.</summary>
    public static void RemoveUntold(WarehouseConnection warehouse) =>
        warehouse.Execute("DELETE FROM statement WHERE file_no > (SELECT coalesce(max(file_no), 0) FROM source_file)");

    public void Dispose()
    {
        foreach (var table in Tables)
            warehouse.Execute($"DROP VIEW {table}");
        warehouse.Execute($"DETACH {Name}");
        RemoveFile();
    }

    private void RemoveFile()
    {
        File.Delete(file);
        File.Delete($"{file}.wal");
    }
}
