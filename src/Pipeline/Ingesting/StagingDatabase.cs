using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Where rows wait until it is known what they tell. Statements, the bulk, wait in the table they stay in: a row there whose file is not noted in
/// source_file is not told yet, and goes when the load fails or, after a kill, when the warehouse is opened next. All others wait in a
/// database of its own in memory, which spills beside the warehouse and is gone when the load ends.
/// </summary>
internal sealed class StagingDatabase : IDisposable
{
    /// <summary>The table of statements.</summary>
    public const string Statement = "statement";

    /// <summary>The table of combinations of texts.</summary>
    public const string Detail = "detail";

    private const string Name = "staging";

    private static readonly string[] Tables =
    [
        "staged_entity",
        "staged_licence",
        "staged_amendment",
        "staged_refusal",
        "staged_party",
        "staged_detail",
        "staged_suspect",
        "staged_repair",
        "staged_twofold",
    ];

    private readonly WarehouseConnection warehouse;

    /// <summary>Makes the staging tables, empty, and lets the warehouse's connection see them under their names.</summary>
    public StagingDatabase(WarehouseConnection warehouse)
    {
        this.warehouse = warehouse;
        warehouse.Execute($"ATTACH ':memory:' AS {Name}");
        foreach (var table in Tables)
        {
            warehouse.Execute($"CREATE TABLE {Name}.{table} AS {SqlText.Named(table)}");
            warehouse.Execute($"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {Name}.{table}");
        }
    }

    /// <summary>A way for one more thread to append.</summary>
    public StagingWriter OpenWriter() => new(warehouse.Beside(), warehouse.Beside(), Name);

    /// <summary>The free attributes in the order of the last columns of statement or detail; null: one that no contract knows any more.</summary>
    public ImmutableArray<FreeAttribute?> FreeColumns(string table, ImmutableArray<FreeAttribute> attributes) =>
        [
            .. warehouse
                .Rows(
                    "SELECT column_name FROM duckdb_columns() WHERE NOT internal AND database_name = current_database() AND table_name = $table AND column_name LIKE 'a\\_%' ESCAPE '\\' ORDER BY column_index",
                    row => row.GetString(0),
                    ("table", table)
                )
                .Select(column =>
                    attributes.FirstOrDefault(attribute =>
                        attribute.ColumnName == column && attribute.IsText == (table == Detail)
                    )
                ),
        ];

    /// <summary>Removes statements of files that are not noted: what a failed or killed load left.</summary>
    public static void RemoveUntold(WarehouseConnection warehouse) =>
        warehouse.Execute("DELETE FROM statement WHERE file_no > (SELECT coalesce(max(file_no), 0) FROM source_file)");

    public void Dispose()
    {
        foreach (var table in Tables)
            warehouse.Execute($"DROP VIEW {table}");
        warehouse.Execute($"DETACH {Name}");
    }
}
