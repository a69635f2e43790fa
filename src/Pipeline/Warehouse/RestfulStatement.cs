using System.Globalization;
using System.Runtime.InteropServices;
using DuckDB.NET.Native;

namespace FoodCredit.Pipeline.Warehouse;

/// <summary>
/// Executes statements whose result nobody reads. The caller works on the statement's tasks, as it does in DuckDB's own call; but where others have taken
/// all of them, it rests for a moment. DuckDB asks again at once, without end: on two threads of one core that takes from the one that works.
/// </summary>
internal static unsafe partial class RestfulStatement
{
    private const int RestMicroseconds = 100;
    private const string NoReason = "DuckDB gives no reason.";

    private enum PendingState
    {
        Ready,
        NotReady,
        Error,
        NoTask,
    }

    /// <summary>Executes the statements of a text in turn; null, or what DuckDB says of the one that failed.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sql">One or more statements.</param>
    /// <param name="parameters">By name, each for the statements that ask for it.</param>
    public static string? Execute(
        DuckDBNativeConnection connection,
        string sql,
        ReadOnlySpan<(string Name, object? Value)> parameters
    )
    {
        var count = NativeMethods.ExtractStatements.DuckDBExtractStatements(connection, sql, out var statements);
        using (statements)
        {
            if (count <= 0)
                return NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements) ?? "There is no statement.";
            for (var i = 0; i < count; i++)
            {
                var isPrepared = NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(
                    connection,
                    statements,
                    i,
                    out var statement
                );
                using (statement)
                {
                    var error =
                        isPrepared == DuckDBState.Success
                            ? Bind(statement, parameters) ?? Execute(statement)
                            : NativeMethods.PreparedStatements.DuckDBPrepareError(statement);
                    if (error is not null)
                        return error;
                }
            }
        }
        return null;
    }

    /// <summary>Stops the statement that a connection is executing, from another thread.</summary>
    public static void Interrupt(DuckDBNativeConnection connection) => NativeMethods.Startup.DuckDBInterrupt(connection);

    private static string? Bind(DuckDBPreparedStatement statement, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        foreach (var (name, value) in parameters)
        {
            var isAsked = NativeMethods.PreparedStatements.DuckDBBindParameterIndex(statement, out var place, name);
            if (isAsked == DuckDBState.Success && Bind(statement, place, value) != DuckDBState.Success)
                return $"DuckDB does not take the value of ${name}.";
        }
        return null;
    }

    private static DuckDBState Bind(DuckDBPreparedStatement statement, int place, object? value) =>
        value switch
        {
            null => NativeMethods.PreparedStatements.DuckDBBindNull(statement, place),
            bool flag => NativeMethods.PreparedStatements.DuckDBBindBoolean(statement, place, flag),
            int number => NativeMethods.PreparedStatements.DuckDBBindInt32(statement, place, number),
            long number => NativeMethods.PreparedStatements.DuckDBBindInt64(statement, place, number),
            string text => NativeMethods.PreparedStatements.DuckDBBindVarchar(statement, place, text),
            Guid id => NativeMethods.PreparedStatements.DuckDBBindVarchar(statement, place, id.ToString()),
            DateTime time => NativeMethods.PreparedStatements.DuckDBBindVarchar(
                statement,
                place,
                time.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)
            ),
            _ => throw new InvalidOperationException($"No parameter is a {value.GetType().Name}."),
        };

    private static string? Execute(DuckDBPreparedStatement statement)
    {
        _ = Begin(statement.DangerousGetHandle(), out var pending);
        var result = new DuckDBResult();
        try
        {
            var state = Work(pending);
            while (state is PendingState.NotReady or PendingState.NoTask)
            {
                if (state == PendingState.NoTask)
                    Rest();
                state = Work(pending);
            }
            if (state == PendingState.Error)
                return Marshal.PtrToStringUTF8(Error(pending)) ?? NoReason;
            return Finish(pending, &result) == DuckDBState.Success
                ? null
                : NativeMethods.Query.DuckDBResultError(ref result) ?? NoReason;
        }
        finally
        {
            NativeMethods.Query.DuckDBDestroyResult(ref result);
            Destroy(ref pending);
            GC.KeepAlive(statement);
        }
    }

    private static void Rest()
    {
        if (OperatingSystem.IsLinux())
            _ = Sleep(RestMicroseconds);
        else
            Thread.Yield();
    }

    [LibraryImport("duckdb", EntryPoint = "duckdb_pending_prepared")]
    private static partial DuckDBState Begin(nint statement, out nint pending);

    [LibraryImport("duckdb", EntryPoint = "duckdb_pending_execute_task")]
    private static partial PendingState Work(nint pending);

    /// <summary>A text that belongs to the pending statement.</summary>
    [LibraryImport("duckdb", EntryPoint = "duckdb_pending_error")]
    private static partial nint Error(nint pending);

    [LibraryImport("duckdb", EntryPoint = "duckdb_execute_pending")]
    private static partial DuckDBState Finish(nint pending, DuckDBResult* result);

    [LibraryImport("duckdb", EntryPoint = "duckdb_destroy_pending")]
    private static partial void Destroy(ref nint pending);

    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int Sleep(uint microseconds);
}
