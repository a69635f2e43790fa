using System.Text;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;
using Npgsql;

namespace FoodCredit.Pipeline.Extracting;

/// <summary>
/// Takes the rows of a department's PostgreSQL query as a CSV dump in UTF-8, with a header of the query's column names: streamed, in one
/// read-only transaction, as the server itself writes them. From then on it is a dump like any other.
/// </summary>
internal static class DatabaseExtract
{
    private const int BufferChars = 1 << 15;
    private const int ConnectSeconds = 15;

    // Class 42 of SQL states: syntax error or access rule violation.
    private const string WrongQuery = "42";

    /// <summary>Writes the dump.</summary>
    /// <param name="source">The id of the source.</param>
    /// <param name="query">The query.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="cancellation">Stops between two blocks.</param>
    /// <exception cref="BrokenContractException">The server does not take the query, or the password is not where the contract says.</exception>
    /// <exception cref="WorkspaceUnusableException">The server cannot be reached, refuses the user, or goes away.</exception>
    public static void Write(string source, DatabaseQuery query, string path, CancellationToken cancellation)
    {
        try
        {
            using var connection = new NpgsqlConnection(ConnectionText(source, query));
            connection.Open();
            using var transaction = connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
            using var rows = connection.BeginTextExport($"COPY ({query.Query}) TO STDOUT (FORMAT csv, HEADER)");
            using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            var buffer = new char[BufferChars];
            for (var read = rows.Read(buffer); read > 0; read = rows.Read(buffer))
            {
                cancellation.ThrowIfCancellationRequested();
                file.Write(buffer, 0, read);
            }
        }
        catch (PostgresException error) when (error.SqlState.StartsWith(WrongQuery, StringComparison.Ordinal))
        {
            throw new BrokenContractException(
                new Fault(
                    $"sources/{source}.yaml",
                    0,
                    0,
                    "a query that the server takes",
                    error.MessageText,
                    $"mend postgresql.query, or what {query.User} may read"
                )
            );
        }
        catch (NpgsqlException error)
        {
            throw new WorkspaceUnusableException(
                $"{source}: expected rows of {query.Database} on {query.Host}:{query.Port}; {(error.InnerException ?? error).Message} Nothing was loaded; mend the connection and run again.",
                error
            );
        }
    }

    private static string ConnectionText(string source, DatabaseQuery query) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = query.Host,
            Port = query.Port,
            Database = query.Database,
            Username = query.User,
            Password = Password(source, query),
            SslMode = query.Tls switch
            {
                DatabaseTls.Verify => SslMode.VerifyFull,
                DatabaseTls.Require => SslMode.Require,
                _ => SslMode.Disable,
            },
            Timeout = ConnectSeconds,
            CommandTimeout = 0,
            Pooling = false,
            ApplicationName = "foodcredit",
            Options =
                "-c default_transaction_read_only=on -c datestyle=ISO,YMD -c intervalstyle=iso_8601 -c extra_float_digits=1",
        }.ConnectionString;

    private static string? Password(string source, DatabaseQuery query)
    {
        if (query.PasswordEnvironment is { } name)
            return Environment.GetEnvironmentVariable(name)
                ?? throw Missing(source, $"the password in the environment variable {name}", "no such variable");
        if (query.PasswordFile is not { } file)
            return null;
        return File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault()
            : throw Missing(source, $"the password in the first line of {file}", "no such file");
    }

    private static BrokenContractException Missing(string source, string expected, string found) =>
        new(new Fault($"sources/{source}.yaml", 0, 0, expected, found, "put it there; it is never written in a document"));
}
