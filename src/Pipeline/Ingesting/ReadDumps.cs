using System.Collections.Concurrent;
using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// Reads and converts dumps into staging, several at a time, the largest first. Rows of one file keep their order by line; nothing later
/// depends on which file was read when.
/// </summary>
internal sealed class ReadDumps(
    Workspace workspace,
    StagingDatabase staging,
    ImmutableArray<FreeAttribute> free,
    IProgress<RunEvent> progress,
    CancellationToken cancellation
)
{
    private const int RowsPerReport = 4096;

    private readonly ImmutableArray<FreeAttribute?> numbers = staging.FreeColumns(StagingDatabase.Statement, free);
    private readonly ImmutableArray<FreeAttribute?> texts = staging.FreeColumns(StagingDatabase.Detail, free);
    private long rowsDone;
    private long bytesDone;
    private long bytesTotal;

    /// <summary>Reads all files; gives what was read of each, in the order of <paramref name="files"/>.</summary>
    public ReadDump[] Read(ImmutableArray<InboxFile> files, int firstFileNo, int threads)
    {
        bytesTotal = files.Sum(file => file.Bytes);
        var shared = new LoadMemory(bytesTotal);
        var dumps = new ReadDump[files.Length];
        var waiting = new ConcurrentQueue<int>(Enumerable.Range(0, files.Length).OrderByDescending(place => files[place].Bytes));
        // Every reader stops when one has failed: its failure is the one to report.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var readers = Enumerable
            .Range(0, Math.Clamp(threads, 1, files.Length))
            .Select(_ =>
                Task.Factory.StartNew(
                    () => ReadWaiting(waiting, files, firstFileNo, dumps, new ReaderMemory(shared), stop),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToArray();
        // WhenAny waits for all of them without throwing what one threw.
        Task.WhenAny(Task.WhenAll(readers)).GetAwaiter().GetResult();
        cancellation.ThrowIfCancellationRequested();
        foreach (var failed in readers.Where(reader => reader.Exception is { InnerException: not OperationCanceledException }))
            failed.GetAwaiter().GetResult();
        return dumps;
    }

    private void ReadWaiting(
        ConcurrentQueue<int> waiting,
        ImmutableArray<InboxFile> files,
        int firstFileNo,
        ReadDump[] dumps,
        ReaderMemory memory,
        CancellationTokenSource stop
    )
    {
        var isDone = false;
        try
        {
            using var writer = staging.OpenWriter();
            while (waiting.TryDequeue(out var place))
                dumps[place] = Read(files[place], firstFileNo + place, writer, memory, stop.Token);
            writer.Commit();
            isDone = true;
        }
        finally
        {
            if (!isDone)
                stop.Cancel();
        }
    }

    private ReadDump Read(InboxFile file, int fileNo, StagingWriter writer, ReaderMemory memory, CancellationToken stop)
    {
        using var reader = file.Open();
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var binding =
            HeaderBinding.Bind(file.Contract, reader.Header, $"inbox/{file.Name}", faults, reader.HeaderLine)
            ?? throw new BrokenContractException(faults.ToImmutable());
        var stager = StagerOf(file, reader.Decoder.IsGb18030, writer, memory);
        using var converter = new RowConverter(
            file.Contract,
            binding,
            workspace.CodeTables,
            reader.Decoder.IsGb18030,
            memory.Fields,
            stager.Groups
        );
        var staged = writer.To(stager.Table);
        var refusals = writer.To("staged_refusal");
        var repairs = new CodeRepairs(file.Contract, binding, writer);
        var (read, refused, reported, position) = (0L, 0L, 0L, 0L);
        var settled = ImmutableArray.CreateBuilder<long>();
        var encodings = new MixedEncodings(file);
        while (reader.Read())
        {
            read++;
            var refusal =
                reader.Fault ?? converter.Convert(reader) ?? stager.Stage(staged, fileNo, reader.Address, converter.Values);
            if (refusal is null)
            {
                repairs.Note(fileNo, reader);
            }
            else
            {
                refused++;
                refusal = encodings.Name(refusal, reader);
            }
            if (file.Replayed is not null && refusal is null)
                settled.Add(reader.Address.Line);
            else if (file.Replayed is not null)
                progress.Report(new RunEvent.Notice(refusal!.Message(file.Name, reader.Address)));
            else if (refusal is not null)
                Refuse(refusals, file, fileNo, reader, refusal);
            if (read - reported == RowsPerReport)
            {
                stop.ThrowIfCancellationRequested();
                Report(file, reader.Position - position, read - reported);
                (position, reported) = (reader.Position, read);
            }
        }
        stop.ThrowIfCancellationRequested();
        Report(file, file.Bytes - position, read - reported);
        if (encodings.Notice(reader.Encoding) is { } notice)
            progress.Report(new RunEvent.Notice(notice));
        var contract = file.Contract;
        var text =
            file.Replayed?.Text
            ?? new DumpText(
                contract.Format,
                contract.Format == DumpFormat.Tsv ? '\t' : contract.Delimiter,
                reader.Encoding,
                reader.Header
            );
        return file.Replayed is null
            ? new ReadDump(file, fileNo, text, read, refused, [])
            : new ReadDump(file, fileNo, text, settled.Count, refused, settled.ToImmutable());
    }

    private void Report(InboxFile file, long bytes, long rows) =>
        progress.Report(
            new RunEvent.Reading(
                file.Name,
                Interlocked.Add(ref bytesDone, bytes),
                bytesTotal,
                Interlocked.Add(ref rowsDone, rows)
            )
        );

    private IStager StagerOf(InboxFile file, bool isGb18030, StagingWriter writer, ReaderMemory memory) =>
        file.Contract.Feeds switch
        {
            DatasetKind.Registrations => new EntityStager(file.Contract),
            DatasetKind.Licences => new LicenceStager(file.Contract),
            DatasetKind.Records => TwoParties.Around(
                file.Contract,
                writer,
                contract => RecordStagerOf(contract, Days.Of(file.DeliveredOn), isGb18030, writer, memory)
            ),
            DatasetKind.Amendments => TwoParties.Around(file.Contract, writer, contract => new AmendmentStager(contract)),
            _ => throw new InvalidOperationException($"Dataset kind {file.Contract.Feeds} has no stager."),
        };

    private IStager RecordStagerOf(
        SourceContract contract,
        int deliveredOn,
        bool isGb18030,
        StagingWriter writer,
        ReaderMemory memory
    ) =>
        ChangeMarkStager.Around(
            new StatementStager(
                contract,
                deliveredOn,
                numbers,
                new PartyStager(contract, isGb18030, memory.Shared.Parties, writer.To("staged_party")),
                new DetailStager(contract, texts, isGb18030, memory.Shared.Details, writer.To("staged_detail")),
                memory.Shared.MetBefore,
                writer.To("staged_suspect")
            ),
            contract,
            deliveredOn,
            writer
        );

    private static void Refuse(ChunkAppender refusals, InboxFile file, int fileNo, IDumpReader reader, RowRefusal refusal) =>
        refusals
            .Add(fileNo)
            .Add(reader.Address.Line)
            .Add(reader.Address.ByteOffset)
            .Add(refusal.Column)
            .Add(refusal.Reason)
            .Add(refusal.Message(file.Name, reader.Address))
            .Add(reader.Raw)
            .EndRow();
}
