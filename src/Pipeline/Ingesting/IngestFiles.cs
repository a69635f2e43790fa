using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Loads new dumps, all of them or none:
/// 1. bind every header first, so that a broken contract stops before anything is read; 2. read and convert each file into staging, keeping
/// refused rows whole; 3. stop if a file refuses more than its tolerance; 4. settle the fate of every staged row; 5. write the books of
/// each file and prove that they balance. The caller holds the transaction.
/// </summary>
internal sealed class IngestFiles(
    Workspace workspace,
    WarehouseConnection warehouse,
    IProgress<RunEvent> progress,
    CancellationToken cancellation
)
{
    private const int RowsPerReport = 4096;

    private readonly ImmutableArray<FreeAttribute> free = FreeAttribute.Of(workspace.Contracts.Values);
    private long rowsDone;
    private long bytesBefore;

    /// <summary>Loads the files.</summary>
    /// <param name="files">In loading order.</param>
    /// <param name="knownFromMin">No row is known from an earlier day: that day's rating is already published.</param>
    /// <exception cref="BrokenContractException">A header is not what its contract says.</exception>
    /// <exception cref="RunBlockedException">A file refuses more rows than its source tolerates.</exception>
    public void Load(ImmutableArray<InboxFile> files, int knownFromMin)
    {
        CheckHeaders(files);
        Staging.Make(warehouse, free);
        var firstNo = (int)warehouse.Count("SELECT coalesce(max(file_no), 0) + 1 FROM source_file");
        var books = new List<(InboxFile File, int FileNo, string Encoding, long Read, long Refused)>();
        foreach (var (place, file) in files.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            var (encoding, read, refused) = ReadFile(file, firstNo + place, files.Sum(each => each.Bytes));
            books.Add((file, firstNo + place, encoding, read, refused));
            StageFile(file, firstNo + place, Math.Max(Days.Of(file.DeliveredOn), knownFromMin));
            bytesBefore += file.Bytes;
        }
        CheckTolerances(books.Select(book => (book.File, book.Read, book.Refused)));
        Staging.Settle(warehouse, free);
        foreach (var (file, fileNo, encoding, read, _) in books)
            WriteBooks(file, fileNo, encoding, read, Math.Max(Days.Of(file.DeliveredOn), knownFromMin));
        CheckBooks(firstNo);
    }

    private static void CheckHeaders(ImmutableArray<InboxFile> files)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        foreach (var file in files)
        {
            using var reader = DumpReader.Open(file.Path, file.Contract);
            HeaderBinding.Bind(file.Contract, reader.Header, $"inbox/{file.Name}", faults, reader.HeaderLine);
        }
        if (faults.Count > 0)
            throw new BrokenContractException(faults.ToImmutable());
    }

    private (string Encoding, long Read, long Refused) ReadFile(InboxFile file, int fileNo, long bytesTotal)
    {
        using var reader = DumpReader.Open(file.Path, file.Contract);
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var binding =
            HeaderBinding.Bind(file.Contract, reader.Header, $"inbox/{file.Name}", faults, reader.HeaderLine)
            ?? throw new BrokenContractException(faults.ToImmutable());
        using var converter = new RowConverter(file.Contract, binding, workspace.CodeTables);
        var stager = StagerOf(file);
        using var staged = warehouse.AppendTo(stager.Table);
        using var refusals = warehouse.AppendToStored("refused_row");
        long read = 0;
        long refused = 0;
        while (reader.Read())
        {
            read++;
            var refusal =
                reader.Fault ?? converter.Convert(reader) ?? stager.Stage(staged, fileNo, reader.Address, converter.Values);
            if (refusal is not null)
            {
                refused++;
                Refuse(refusals, file, fileNo, reader, refusal);
            }
            if (++rowsDone % RowsPerReport == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(new RunEvent.Reading(file.Name, bytesBefore + reader.Position, bytesTotal, rowsDone));
            }
        }
        return (reader.Encoding, read, refused);
    }

    private IStager StagerOf(InboxFile file) =>
        file.Contract.Feeds switch
        {
            DatasetKind.Registrations => new EntityStager(file.Contract),
            DatasetKind.Licences => new LicenceStager(file.Contract),
            DatasetKind.Records => new StatementStager(file.Contract, free, Days.Of(file.DeliveredOn)),
            DatasetKind.Amendments => new AmendmentStager(file.Contract),
            _ => throw new InvalidOperationException($"Dataset kind {file.Contract.Feeds} has no stager."),
        };

    private static void Refuse(DuckDBAppender refusals, InboxFile file, int fileNo, IDumpReader reader, RowRefusal refusal) =>
        refusals
            .CreateRow()
            .AppendValue(fileNo)
            .AppendValue(reader.Address.Line)
            .AppendValue(reader.Address.ByteOffset)
            .AppendValue(refusal.Column)
            .AppendValue(refusal.Reason)
            .AppendValue(refusal.Message(file.Name, reader.Address))
            .AppendValue(reader.Raw.ToArray())
            .EndRow();

    private void StageFile(InboxFile file, int fileNo, int knownFrom) =>
        warehouse.Execute(
            "INSERT INTO staged_file VALUES ($file_no, $source, $rank, $record_type, $known_from)",
            ("file_no", fileNo),
            ("source", file.Contract.Id),
            ("rank", file.Contract.Rank),
            ("record_type", file.Contract.RecordType),
            ("known_from", knownFrom)
        );

    private static void CheckTolerances(IEnumerable<(InboxFile File, long Read, long Refused)> books)
    {
        var blocked = books
            .Where(book =>
                book.Refused > book.File.Contract.RefusedCountFree
                && book.Refused > book.File.Contract.RefusedShareMax * book.Read
            )
            .Select(book =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{book.File.Name}: {book.Refused} of {book.Read} rows refused; {book.File.Contract.Id} tolerates {book.File.Contract.RefusedCountFree} rows or a share of {book.File.Contract.RefusedShareMax:0.####}."
                )
            )
            .ToList();
        if (blocked.Count > 0)
            throw new RunBlockedException(
                $"{string.Join('\n', blocked)}\nNothing was loaded or published. Ask for a better file, mend the contract, or raise `tolerances` in the source."
            );
    }

    private void WriteBooks(InboxFile file, int fileNo, string encoding, long read, int knownFrom) =>
        warehouse.Execute(
            SqlText.Named("source_file_books"),
            ("file_no", fileNo),
            ("sha256", file.Sha256),
            ("source", file.Contract.Id),
            ("name", file.Name),
            ("bytes", file.Bytes),
            ("encoding", encoding),
            ("contract_hash", file.Contract.Hash),
            ("delivered_on", Days.Of(file.DeliveredOn)),
            ("known_from", knownFrom),
            ("rows_read", read)
        );

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
