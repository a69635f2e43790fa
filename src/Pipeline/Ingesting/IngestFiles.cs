using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Loads new dumps, all of them or none:
/// 1. read and convert the files into staging, keeping refused rows whole; 2. stop if a file refuses more than its tolerance; 3. in one transaction
/// settle the fate of every staged row, write the books of each file, prove that they balance, and note what full lists no longer hold.
/// </summary>
internal sealed class IngestFiles(
    Workspace workspace,
    WarehouseConnection warehouse,
    IProgress<RunEvent> progress,
    CancellationToken cancellation
)
{
    private readonly ImmutableArray<FreeAttribute> free = FreeAttribute.Of(workspace.Contracts.Values);

    /// <summary>Loads the files; gives what was read of each.</summary>
    /// <param name="files">In loading order.</param>
    /// <param name="knownFromMin">No row is known from an earlier day: that day's rating is already published.</param>
    /// <param name="threads">Files read at a time.</param>
    /// <param name="note">The last step of the transaction, which notes that it was made.</param>
    /// <exception cref="BrokenContractException">A header is not what its contract says.</exception>
    /// <exception cref="RunBlockedException">A file refuses more rows than its source tolerates.</exception>
    public ReadDump[] Load(ImmutableArray<InboxFile> files, int knownFromMin, int threads, Action note)
    {
        var isDone = false;
        try
        {
            var dumps = LoadAll(files, knownFromMin, threads, note);
            isDone = true;
            return dumps;
        }
        finally
        {
            if (!isDone)
                warehouse.AfterFailure(StagingDatabase.RemoveUntold);
        }
    }

    /// <summary>The day from which a file's rows are known.</summary>
    public static int KnownFrom(InboxFile file, int knownFromMin) => Math.Max(Days.Of(file.DeliveredOn), knownFromMin);

    private ReadDump[] LoadAll(ImmutableArray<InboxFile> files, int knownFromMin, int threads, Action note)
    {
        using var staging = new StagingDatabase(warehouse);
        var firstNo = (int)warehouse.Count("SELECT coalesce(max(file_no), 0) + 1 FROM source_file");
        var dumps = new ReadDumps(workspace, staging, free, progress, cancellation).Read(files, firstNo, threads);
        CheckTolerances(dumps);
        warehouse.InTransaction(() =>
        {
            warehouse.Make("staged_file");
            foreach (var dump in dumps.Where(dump => dump.File.Replayed is null || dump.Rows > 0))
                StageFile(dump, KnownFrom(dump.File, knownFromMin));
            Staging.Settle(warehouse, firstNo);
            warehouse.Execute(SqlText.Named("source_file_books"), ("first_no", firstNo));
            CheckBooks(firstNo);
            foreach (var dump in dumps)
                SettleReplayed(dump, knownFromMin);
            new FullLists(warehouse).Compare(dumps);
            new ChangeMarks(warehouse).Apply(dumps, firstNo);
            note();
        });
        return dumps;
    }

    /// <summary>Binds every header, so that a broken contract stops before anything is read.</summary>
    /// <exception cref="BrokenContractException">A header is not what its contract says; all that are.</exception>
    public static void CheckHeaders(ImmutableArray<InboxFile> files)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        foreach (var file in files)
        {
            using var reader = file.Open();
            HeaderBinding.Bind(file.Contract, reader.Header, $"inbox/{file.Name}", faults, reader.HeaderLine);
        }
        if (faults.Count > 0)
            throw new BrokenContractException(faults.ToImmutable());
    }

    private void StageFile(ReadDump dump, int knownFrom) =>
        warehouse.Execute(
            """
            INSERT INTO staged_file
            VALUES (
                $file_no, $sha256, $source, $rank, $record_type, $name, $bytes, $encoding, $contract_hash, $delivered_on, $known_from,
                $rows_read, $format, $delimiter, $header
            )
            """,
            ("file_no", dump.FileNo),
            ("sha256", dump.File.Sha256),
            ("source", dump.File.Contract.Id),
            ("rank", dump.File.Contract.Rank),
            ("record_type", dump.File.Contract.RecordType),
            ("name", dump.File.Name),
            ("bytes", dump.File.Bytes),
            ("encoding", dump.Text.Encoding),
            ("contract_hash", dump.File.Contract.Hash),
            ("delivered_on", Days.Of(dump.File.DeliveredOn)),
            ("known_from", knownFrom),
            ("rows_read", dump.Rows),
            ("format", dump.Text.Format.ToString()),
            ("delimiter", dump.Text.Delimiter.ToString()),
            ("header", JsonSerializer.Serialize(dump.Text.Header))
        );

    /// <summary>The rows that were read once more are settled where they were refused; those refused again stay open.</summary>
    private void SettleReplayed(ReadDump dump, int knownFrom)
    {
        if (dump.File.Replayed is not { } replayed)
            return;
        foreach (var line in dump.Settled)
            warehouse.Execute(
                "INSERT INTO refused_settlement VALUES ($file_no, $line, true, $known_from, $because)",
                ("file_no", replayed.FileNo),
                ("line", line),
                ("known_from", knownFrom),
                ("because", dump.File.Name)
            );
    }

    private static void CheckTolerances(IEnumerable<ReadDump> dumps)
    {
        var blocked = dumps
            .Where(dump =>
                dump.File.Replayed is null
                && dump.Refused > dump.File.Contract.RefusedCountFree
                && dump.Refused > dump.File.Contract.RefusedShareMax * dump.Rows
            )
            .Select(dump =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{dump.File.Name}: {dump.Refused} of {dump.Rows} rows refused; {dump.File.Contract.Id} tolerates {dump.File.Contract.RefusedCountFree} rows or a share of {dump.File.Contract.RefusedShareMax:0.####}."
                )
            )
            .ToList();
        if (blocked.Count > 0)
            throw new RunBlockedException(
                $"{string.Join('\n', blocked)}\nNothing was loaded or published. Ask for a better file, mend the contract, or raise `tolerances` in the source."
            );
    }

    /// <summary>The reader's count against what stands in the warehouse. A difference is a bug of ours: the transaction must not be kept.</summary>
    private void CheckBooks(int firstNo)
    {
        var unbalanced = warehouse.Rows(
            """
            SELECT name, rows_read, rows_loaded, rows_duplicate, rows_refused
            FROM source_file
            WHERE file_no >= $first_no AND rows_read <> rows_loaded + rows_duplicate + rows_refused
            ORDER BY name
            """,
            row =>
                $"{row.GetString(0)}: read {row.GetInt64(1)}, loaded {row.GetInt64(2)}, duplicate {row.GetInt64(3)}, refused {row.GetInt64(4)}",
            ("first_no", firstNo)
        );
        if (unbalanced.Count > 0)
            throw new InvalidOperationException($"The books do not balance; nothing was loaded. {string.Join("; ", unbalanced)}");
    }
}
