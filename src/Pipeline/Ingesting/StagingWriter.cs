using DuckDB.NET.Data;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>One reader's appenders to the staging tables, in a transaction of its own.</summary>
internal sealed class StagingWriter : IDisposable
{
    private readonly WarehouseConnection connection;
    private readonly string database;
    private readonly Dictionary<string, DuckDBAppender> appenders = new(StringComparer.Ordinal);

    public StagingWriter(WarehouseConnection connection, string database)
    {
        (this.connection, this.database) = (connection, database);
        connection.Execute("BEGIN TRANSACTION");
    }

    public DuckDBAppender To(string table)
    {
        if (!appenders.TryGetValue(table, out var appender))
            appenders.Add(table, appender = connection.AppendTo(database, table));
        return appender;
    }

    /// <summary>Lets others see what was appended. Disposed without it, all is dropped.</summary>
    public void Commit()
    {
        foreach (var appender in appenders.Values)
            appender.Close();
        connection.Execute("COMMIT");
    }

    public void Dispose() => connection.Dispose();
}
