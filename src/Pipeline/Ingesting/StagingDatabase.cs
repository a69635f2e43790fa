using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Where rows wait until it is known what they tell: a database file of its own beside the warehouse, so that several readers append at once and
/// nothing of them is in the warehouse before the one transaction that takes them over. Gone when the load ends; what a killed
/// run left is removed by the next.
/// </summary>
internal sealed class StagingDatabase : IDisposable
{
    private const string Name = "staging";

    private static readonly string[] Tables =
    [
        "staged_statement",
        "staged_entity",
        "staged_licence",
        "staged_amendment",
        "staged_refusal",
    ];

    private readonly WarehouseConnection warehouse;
    private readonly string file;

    /// <summary>Makes the staging tables, empty, and lets the warehouse's connection see them under their names.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="folder">The warehouse's folder.</param>
    /// <param name="attributes">The free attributes that statements have.</param>
    public StagingDatabase(WarehouseConnection warehouse, string folder, ImmutableArray<FreeAttribute> attributes)
    {
        this.warehouse = warehouse;
        file = Path.Combine(folder, "staging.duckdb");
        Remove();
        // Its rows are read once and thrown away.
        warehouse.Execute("SET force_compression = 'uncompressed'");
        warehouse.Execute($"ATTACH {SqlText.Literal(file)} AS {Name}");
        warehouse.Execute(
            $"CREATE TABLE {Name}.staged_statement AS SELECT file_no, line, byte_offset, {Staging.StatementColumns}{Staging.Free(attributes)} FROM statement WHERE false"
        );
        foreach (var table in Tables.Skip(1))
            warehouse.Execute($"CREATE TABLE {Name}.{table} AS {SqlText.Named(table)}");
        foreach (var table in Tables)
            warehouse.Execute($"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {Name}.{table}");
    }

    /// <summary>A way for one more thread to append.</summary>
    public StagingWriter OpenWriter() => new(warehouse.Beside(), Name);

    /// <summary>All rows are there; what is written from now on is the warehouse's.</summary>
    public void EndReading() => warehouse.Execute("SET force_compression = 'auto'");

    public void Dispose()
    {
        foreach (var table in Tables)
            warehouse.Execute($"DROP VIEW {table}");
        warehouse.Execute($"DETACH {Name}");
        Remove();
    }

    private void Remove()
    {
        File.Delete(file);
        File.Delete($"{file}.wal");
    }
}
