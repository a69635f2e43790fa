using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DuckDB.NET.Data;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Refusing;

/// <summary>
/// What can be done about refused rows: look at them, read them once more after a contract or a code table was mended, or discard them. Rows that are read
/// once more and pass are a file of their own, known from that day on, with books of its own: no rating of an earlier day changes. Those refused again stay
/// open.
/// </summary>
public static class RefusedRows
{
    private const string Open = """
        FROM refused_row
        JOIN source_file USING (file_no)
        ANTI JOIN refused_settlement USING (file_no, line)
        WHERE ($source IS NULL OR source = $source)
          AND ($reason IS NULL OR reason = $reason)
          AND ($file IS NULL OR name = $file)
          AND ($line IS NULL OR line = $line)
        """;

    /// <summary>The open rows, by source, file and line.</summary>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static ImmutableArray<RefusedEntry> List(
        Workspace workspace,
        RefusedFilter filter,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        using var open = OpenNow(workspace, clock, cancellation);
        return
        [
            .. open.Warehouse.Rows(
                $"SELECT source, name, line, byte_offset, column_name, reason, message, contract_hash, known_from, encoding, raw {Open} ORDER BY source, name, line",
                row => new RefusedEntry
                {
                    Source = row.GetString(0),
                    File = row.GetString(1),
                    Line = row.GetInt64(2),
                    ByteOffset = row.GetInt64(3),
                    Column = row.IsDBNull(4) ? null : row.GetString(4),
                    Reason = row.GetString(5),
                    Message = row.GetString(6),
                    ContractHash = row.GetString(7),
                    KnownFrom = Days.ToDate(row.GetInt32(8)),
                    Encoding = row.GetString(9),
                    Raw = Bytes(row, 10),
                },
                Parameters(filter)
            ),
        ];
    }

    /// <summary>Reads the open rows once more by the contracts of today; all of them or, where something is wrong, none.</summary>
    /// <returns>The books of the rows that were read.</returns>
    /// <exception cref="BrokenContractException">A dump's header does not fit the contract.</exception>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static FileBooks Replay(
        Workspace workspace,
        RefusedFilter filter,
        DateOnly asOf,
        int threads,
        TimeProvider clock,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    )
    {
        using var open = OpenNow(workspace, clock, cancellation);
        var dumps = Dumps(workspace, open.Warehouse, filter);
        if (dumps.IsEmpty)
            return new FileBooks(0, 0, 0, 0);
        var firstNo = open.Warehouse.Count("SELECT max(file_no) + 1 FROM source_file");
        var knownFrom = Math.Max(Days.Of(asOf), open.Publications.LatestAsOf);
        var refusedAgain = new IngestFiles(workspace, open.Warehouse, progress, cancellation)
            .Load(dumps, knownFrom, threads)
            .Sum(dump => dump.Refused);
        return open
            .Warehouse.Rows(
                "SELECT coalesce(sum(rows_loaded), 0)::BIGINT, coalesce(sum(rows_duplicate), 0)::BIGINT FROM source_file WHERE file_no >= $first_no",
                row => new FileBooks(
                    row.GetInt64(0) + row.GetInt64(1) + refusedAgain,
                    row.GetInt64(0),
                    row.GetInt64(1),
                    refusedAgain
                ),
                ("first_no", firstNo)
            )
            .Single();
    }

    /// <summary>Settles the open rows as not worth mending; they stay in the warehouse, with the reason.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static long Discard(
        Workspace workspace,
        RefusedFilter filter,
        string because,
        DateOnly asOf,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        using var open = OpenNow(workspace, clock, cancellation);
        var knownFrom = Math.Max(Days.Of(asOf), open.Publications.LatestAsOf);
        var before = open.Warehouse.Count("SELECT count(*) FROM refused_settlement");
        open.Warehouse.Execute(
            $"INSERT INTO refused_settlement SELECT file_no, line, false, $known_from, $because {Open} ORDER BY file_no, line",
            [("known_from", knownFrom), ("because", because), .. Parameters(filter)]
        );
        return open.Warehouse.Count("SELECT count(*) FROM refused_settlement") - before;
    }

    private static OpenWorkspace OpenNow(Workspace workspace, TimeProvider clock, CancellationToken cancellation) =>
        OpenWorkspace.Open(
            workspace,
            new PublishedFolder(workspace.Settings.PublishedFolder),
            Environment.ProcessorCount,
            clock,
            cancellation
        );

    private static (string Name, object? Value)[] Parameters(RefusedFilter filter) =>
        [("source", filter.Source), ("reason", filter.Reason), ("file", filter.File), ("line", filter.Line)];

    private static ImmutableArray<InboxFile> Dumps(Workspace workspace, WarehouseConnection warehouse, RefusedFilter filter)
    {
        var rows = warehouse.Rows(
            $"SELECT file_no, line, byte_offset, raw, source, name, sha256, delivered_on, encoding, format, delimiter, header {Open} ORDER BY file_no, line",
            row =>
                (
                    FileNo: row.GetInt32(0),
                    Row: new RefusedRow(new RowAddress(row.GetInt64(1), row.GetInt64(2)), Bytes(row, 3)),
                    Source: row.GetString(4),
                    Name: row.GetString(5),
                    Sha256: row.GetString(6),
                    DeliveredOn: Days.ToDate(row.GetInt32(7)),
                    Text: new DumpText(
                        Enum.Parse<DumpFormat>(row.GetString(9)),
                        row.GetString(10)[0],
                        row.GetString(8),
                        JsonSerializer.Deserialize<string[]>(row.GetString(11))!
                    )
                ),
            Parameters(filter)
        );
        return
        [
            .. rows.Where(row => workspace.Contracts.ContainsKey(row.Source))
                .GroupBy(row => row.FileNo)
                .Select(file =>
                {
                    var first = file.First();
                    ImmutableArray<RefusedRow> refused = [.. file.Select(row => row.Row)];
                    return new InboxFile(
                        $"{first.Name} (replayed)",
                        "",
                        workspace.Contracts[first.Source],
                        HashOf(first.Sha256, refused),
                        refused.Sum(row => (long)row.Raw.Length),
                        first.DeliveredOn
                    )
                    {
                        Replayed = new RefusedDump(file.Key, first.Text, refused),
                    };
                }),
        ];
    }

    /// <summary>The identity of some rows of a file: never that of a file, nor of other rows.</summary>
    private static string HashOf(string sha256, ImmutableArray<RefusedRow> rows) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"replayed {sha256} {string.Join(' ', rows.Select(row => row.Address.Line))}"))
        );

    private static byte[] Bytes(DuckDBDataReader row, int column)
    {
        using var stream = row.GetStream(column);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
