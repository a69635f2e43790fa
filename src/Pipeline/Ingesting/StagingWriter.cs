using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// One reader's appenders, in transactions of its own: one for statements, one for the staging database, as a transaction writes to one database.
/// </summary>
internal sealed class StagingWriter : IDisposable
{
    private readonly WarehouseConnection statements;
    private readonly WarehouseConnection others;
    private readonly string database;
    private readonly Dictionary<string, ChunkAppender> appenders = new(StringComparer.Ordinal);

    public StagingWriter(WarehouseConnection statements, WarehouseConnection others, string database)
    {
        (this.statements, this.others, this.database) = (statements, others, database);
        statements.Execute("BEGIN TRANSACTION");
        others.Execute("BEGIN TRANSACTION");
    }

    public ChunkAppender To(string table)
    {
        if (!appenders.TryGetValue(table, out var appender))
            appenders.Add(
                table,
                appender =
                    table == StagingDatabase.Statement ? statements.AppendChunksTo(table) : others.AppendChunksTo(database, table)
            );
        return appender;
    }

    /// <summary>Lets others see what was appended. Disposed without it, all is dropped.</summary>
    public void Commit()
    {
        foreach (var appender in appenders.Values)
            appender.Close();
        statements.Execute("COMMIT");
        others.Execute("COMMIT");
    }

    public void Dispose()
    {
        foreach (var appender in appenders.Values)
            appender.Dispose();
        statements.Dispose();
        others.Dispose();
    }
}
