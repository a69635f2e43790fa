using System.Globalization;
using DuckDB.NET.Data;

namespace FoodCredit.Pipeline.Warehouse;

/// <summary>A connection to a DuckDB database, with the few verbs that the stages use.</summary>
internal sealed class WarehouseConnection : IDisposable
{
    /// <summary>One part in so many of DuckDB's memory is kept for its next statements, as asking the system for it again and again costs.</summary>
    private const int RetainedShare = 4;

    private readonly DuckDBConnection connection;
    private readonly CancellationToken cancellation;

    /// <summary>The database file; null in memory.</summary>
    private readonly string? path;

    private WarehouseConnection(string? path, CancellationToken cancellation)
    {
        (this.path, this.cancellation) = (path, cancellation);
        connection = new DuckDBConnection($"Data Source={path ?? ":memory:"}");
        connection.Open();
    }

    /// <summary>Opens a database file (made when it does not exist) or, with null, one in memory.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="memoryMib">DuckDB's memory limit; what exceeds it spills beside the file.</param>
    /// <param name="threads">Threads for queries.</param>
    /// <param name="cancellation">Interrupts the running statement.</param>
    public static WarehouseConnection Open(string? path, int memoryMib, int threads, CancellationToken cancellation = default)
    {
        var warehouse = new WarehouseConnection(path, cancellation);
        warehouse.Execute(
            $"""
            SET autoinstall_known_extensions = false;
            SET autoload_known_extensions = false;
            SET TimeZone = 'UTC';
            SET preserve_insertion_order = true;
            SET checkpoint_threshold = '1GiB';
            SET threads = {threads};
            SET memory_limit = '{memoryMib}MiB';
            SET block_allocator_memory = '{memoryMib / RetainedShare}MiB';
            """
        );
        if (path is not null)
            warehouse.Execute($"SET temp_directory = {SqlText.Literal(path)} || '.tmp'");
        return warehouse;
    }

    /// <summary>A second connection to the same open database file, for another thread; it has transactions of its own.</summary>
    public WarehouseConnection Beside() => Told(() => new WarehouseConnection(path, cancellation));

    /// <summary>Runs statements; named parameters are written <c>$name</c>.</summary>
    public void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        cancellation.ThrowIfCancellationRequested();
        using var stop = cancellation.Register(
            static state => RestfulStatement.Interrupt(((DuckDBConnection)state!).NativeConnection),
            connection
        );
        var error = RestfulStatement.Execute(connection.NativeConnection, sql, parameters);
        cancellation.ThrowIfCancellationRequested();
        if (error is not null)
            throw Failure(error) ?? (Exception)new InvalidOperationException(error);
    }

    /// <summary>Makes a temporary table, replacing one of the name, from the embedded text of that name.</summary>
    public void Make(string table, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        MakeFrom(table, SqlText.Named(table), parameters);

    /// <summary>Makes a temporary table, replacing one of the name, from a SELECT.</summary>
    public void MakeFrom(string table, string select, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Execute($"CREATE OR REPLACE TEMP TABLE {SqlText.Quote(table)} AS {select}", parameters);

    /// <summary>Makes a temporary view, replacing one of the name, from the embedded text of that name; views take numbers only.</summary>
    public void MakeView(string view, params ReadOnlySpan<(string Name, int Value)> numbers)
    {
        var select = SqlText.Named(view);
        foreach (var (name, value) in numbers)
            select = select.Replace($"${name}", value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        MakeViewFrom(view, select);
    }

    /// <summary>Makes a temporary view, replacing one of the name, from a SELECT.</summary>
    public void MakeViewFrom(string view, string select) =>
        Execute($"CREATE OR REPLACE TEMP VIEW {SqlText.Quote(view)} AS {select}");

    /// <summary>The first column of the first row, or null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        var value = Told(command.ExecuteScalar);
        return value is DBNull ? null : value;
    }

    /// <summary>The first column of the first row as a count.</summary>
    public long Count(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Convert.ToInt64(Scalar(sql, parameters) ?? 0L, CultureInfo.InvariantCulture);

    /// <summary>Reads all rows of a query, each through <paramref name="read"/>.</summary>
    public List<T> Rows<T>(
        string sql,
        Func<DuckDBDataReader, T> read,
        params ReadOnlySpan<(string Name, object? Value)> parameters
    )
    {
        var rows = new List<T>();
        ForEach(sql, row => rows.Add(read(row)), parameters);
        return rows;
    }

    /// <summary>Streams the rows of a query to <paramref name="visit"/>.</summary>
    public void ForEach(string sql, Action<DuckDBDataReader> visit, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = Command(sql, parameters);
        command.UseStreamingMode = true;
        using var reader = Told(command.ExecuteReader);
        while (Told(reader.Read))
            visit(reader);
    }

    /// <summary>The rows of a query, each read when it is asked for.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        using var command = Command(sql, []);
        command.UseStreamingMode = true;
        using var reader = Told(command.ExecuteReader);
        while (Told(reader.Read))
            yield return read(reader);
    }

    /// <summary>An appender to a temporary table.</summary>
    public DuckDBAppender AppendTo(string temporaryTable) => connection.CreateAppender("temp", "main", temporaryTable);

    /// <summary>An appender of chunks to a table of the warehouse.</summary>
    public ChunkAppender AppendChunksTo(string table) => AppendChunksTo((string)Scalar("SELECT current_database()")!, table);

    /// <summary>An appender of chunks to a table of an attached database.</summary>
    public ChunkAppender AppendChunksTo(string database, string table) => new(connection.NativeConnection, database, table);

    /// <summary>
    /// Runs <paramref name="work"/> with joins as they are written, the right side hashed: for queries over all statements, where wrong estimates would
    /// hash the larger side.
    /// </summary>
    public void WithJoinsAsWritten(Action work)
    {
        Execute("SET disabled_optimizers = 'join_order,build_side_probe_side'");
        try
        {
            work();
        }
        finally
        {
            RunQuietly("RESET disabled_optimizers");
        }
    }

    /// <summary>Runs <paramref name="work"/> in a transaction: all of it is kept, or nothing.</summary>
    public void InTransaction(Action work)
    {
        Execute("BEGIN TRANSACTION");
        var done = false;
        try
        {
            work();
            Execute("COMMIT");
            done = true;
        }
        finally
        {
            if (!done)
                RunQuietly("ROLLBACK");
        }
    }

    /// <summary>Undoes what a failure left. Where that fails, too, the next to open the warehouse does it; the first failure is the one to report.</summary>
    public void AfterFailure(Action<WarehouseConnection> undo)
    {
        try
        {
            using var other = new WarehouseConnection(path, CancellationToken.None);
            undo(other);
        }
        catch (Exception error) when (error is DuckDBException or WorkspaceUnusableException or InvalidOperationException)
        {
            // A full disk or a lost database: the failure that brings us here says so.
        }
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Undoes a state. Where that fails, the failure before it is the one to report.</summary>
    private void RunQuietly(string sql)
    {
        // The transaction or the connection may have been lost by the failure that brings us here.
        _ = RestfulStatement.Execute(connection.NativeConnection, sql, []);
    }

    private WorkspaceUnusableException? Failure(string message, DuckDBException? error = null) =>
        path is null ? null : DatabaseFailure.Of(message, path, error);

    /// <summary>Does what asks DuckDB; a failure of the machine is told with the database's name and what to do.</summary>
    private T Told<T>(Func<T> ask)
    {
        try
        {
            return ask();
        }
        catch (DuckDBException error) when (Failure(error.Message, error) is { } failure)
        {
            throw failure;
        }
    }

    private DuckDBCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        cancellation.ThrowIfCancellationRequested();
        var command = new DuckDBCommand(sql, connection);
        foreach (var (name, value) in parameters)
            command.Parameters.Add(new DuckDBParameter(name, value ?? DBNull.Value));
        return command;
    }
}
