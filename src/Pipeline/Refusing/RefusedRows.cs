using System.Collections.Immutable;
using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Publishing;
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
        LEFT JOIN rated_file USING (file_no)
        ANTI JOIN refused_settlement USING (file_no, line)
        WHERE ($source IS NULL OR source = $source)
          AND ($reason IS NULL OR reason = $reason)
          AND ($file IS NULL OR name = $file)
          AND ($line IS NULL OR line = $line)
          AND ($from IS NULL OR delivered_on >= $from)
          AND ($to IS NULL OR delivered_on <= $to)
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
        using var open = OpenNow(workspace, clock, new Unwatched(), cancellation);
        return
        [
            .. open.Warehouse.Rows(
                $"SELECT source, name, line, byte_offset, column_name, reason, message, contract_hash, known_from, encoding, raw, delivered_on, run_id {Open} ORDER BY source, name, line",
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
                    Raw = RefusedDumps.Bytes(row, 10),
                    DeliveredOn = Days.ToDate(row.GetInt32(11)),
                    Run = row.IsDBNull(12) ? null : row.GetString(12),
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
        using var open = OpenNow(workspace, clock, progress, cancellation);
        ImmutableArray<LoggedRows> rows =
        [
            .. Chosen(open.Warehouse, filter)
                .Where(file => workspace.Contracts.ContainsKey(file.Source))
                .Select(file => file.Rows),
        ];
        if (rows.IsEmpty)
            return new FileBooks(0, 0, 0, 0);
        var dumps = RefusedDumps.Of(rows, workspace, open.Warehouse);
        IngestFiles.CheckHeaders(dumps);
        var firstNo = open.Warehouse.Count("SELECT max(file_no) + 1 FROM source_file");
        var knownFrom = Math.Max(Days.Of(asOf), open.Publications.LatestAsOf);
        var refusedAgain = new IngestFiles(workspace, open.Warehouse, progress, cancellation)
            .Load(
                dumps,
                knownFrom,
                threads,
                () => open.Log.NoteSettled(LogChange.Replay, workspace, rows, because: null, knownFrom)
            )
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
        using var open = OpenNow(workspace, clock, new Unwatched(), cancellation);
        var knownFrom = Math.Max(Days.Of(asOf), open.Publications.LatestAsOf);
        ImmutableArray<LoggedRows> rows = [.. Chosen(open.Warehouse, filter).Select(file => file.Rows)];
        if (rows.IsEmpty)
            return 0;
        open.Warehouse.InTransaction(() =>
        {
            RefusedDumps.Discard(rows, because, knownFrom, open.Warehouse);
            open.Log.NoteSettled(LogChange.Discard, workspace, rows, because, knownFrom);
        });
        return rows.Sum(file => (long)file.Lines.Length);
    }

    private static OpenWorkspace OpenNow(
        Workspace workspace,
        TimeProvider clock,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    ) =>
        OpenWorkspace.Open(
            workspace,
            new PublishedFolder(workspace.Settings.PublishedFolder),
            Environment.ProcessorCount,
            clock,
            progress,
            cancellation
        );

    /// <summary>The open rows that are meant, by dump in the order in which the dumps were loaded.</summary>
    private static IEnumerable<(string Source, LoggedRows Rows)> Chosen(WarehouseConnection warehouse, RefusedFilter filter) =>
        warehouse
            .Rows(
                $"SELECT source, sha256, delivered_on, line {Open} ORDER BY file_no, line",
                row =>
                    (
                        Source: row.GetString(0),
                        Sha256: row.GetString(1),
                        Day: Days.ToDate(row.GetInt32(2)),
                        Line: row.GetInt64(3)
                    ),
                Parameters(filter)
            )
            .GroupBy(row => (row.Source, row.Sha256, row.Day))
            .Select(file => (file.Key.Source, new LoggedRows(file.Key.Sha256, file.Key.Day, [.. file.Select(row => row.Line)])));

    private static (string Name, object? Value)[] Parameters(RefusedFilter filter) =>
        [
            ("source", filter.Source),
            ("reason", filter.Reason),
            ("file", filter.File),
            ("line", filter.Line),
            ("from", filter.From is { } from ? Days.Of(from) : null),
            ("to", filter.To is { } to ? Days.Of(to) : null),
        ];
}
