using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Refusing;
using FoodCredit.Pipeline.Reviewing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Keeping;

/// <summary>Makes changes of the log again, each from the kept dumps by the documents of its time.</summary>
/// <param name="settings">Of today: folders and limits.</param>
/// <param name="warehouse">Where the changes go.</param>
/// <param name="log">Where they stand.</param>
/// <param name="scratch">A folder of this process, for what is unpacked.</param>
/// <param name="threads">Files read at a time.</param>
/// <param name="progress">Told of each change.</param>
/// <param name="cancellation">Stops; the changes made until then stay.</param>
internal sealed class RedoChanges(
    WorkspaceSettings settings,
    WarehouseConnection warehouse,
    ChangeLog log,
    string scratch,
    int threads,
    IProgress<RunEvent> progress,
    CancellationToken cancellation
)
{
    /// <summary>Makes all changes that are not in the warehouse.</summary>
    /// <exception cref="IntegrityException">The log or a kept file is damaged.</exception>
    public void Run()
    {
        foreach (var (entry, sha256) in log.Unapplied())
        {
            cancellation.ThrowIfCancellationRequested();
            progress.Report(
                new RunEvent.StageBegun(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"change {entry.Entry}: {entry.Change.ToString().ToLowerInvariant()}"
                    )
                )
            );
            Redo(entry, () => log.NoteApplied(entry, sha256));
            RemoveScratch();
        }
    }

    private void Redo(LogEntry entry, Action note)
    {
        RemoveScratch();
        Directory.CreateDirectory(scratch);
        var workspace = RestoreWorkspace(entry);
        WarehouseSchema.Ensure(warehouse, FreeAttribute.Of(workspace.Contracts.Values));
        var knownFrom = entry.KnownFrom is { } day ? Days.Of(day) : int.MinValue;
        var ingest = new IngestFiles(workspace, warehouse, progress, cancellation);
        switch (entry.Change)
        {
            case LogChange.Load:
                ingest.Load(RestoreDumps(entry, workspace), knownFrom, threads, note);
                break;
            case LogChange.Replay:
                ingest.Load(RefusedDumps.Of(entry.Rows, workspace, warehouse), knownFrom, threads, note);
                break;
            case LogChange.Discard:
                warehouse.InTransaction(() =>
                {
                    RefusedDumps.Discard(entry.Rows, entry.Because!, knownFrom, warehouse);
                    note();
                });
                break;
            case LogChange.Review:
                warehouse.InTransaction(() =>
                {
                    MatchReviews.Write(entry.Reviews, knownFrom, warehouse);
                    note();
                });
                break;
            default:
                throw new InvalidOperationException($"A change of kind {entry.Change} cannot be made.");
        }
    }

    private Workspace RestoreWorkspace(LogEntry entry)
    {
        var folder = Path.Combine(scratch, "workspace");
        foreach (var (file, sha256) in entry.Documents)
        {
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            log.Store.Restore(sha256, path);
        }
        return Workspace.LoadWithoutModel(folder).OrThrow() with { Settings = settings };
    }

    private ImmutableArray<InboxFile> RestoreDumps(LogEntry entry, Workspace workspace) =>
        [
            .. entry.Files.Select(file =>
            {
                // Formats are told by the contract, but a workbook's reader looks at the name.
                var path = Path.Combine(scratch, $"{file.Sha256}{Path.GetExtension(file.Name)}");
                log.Store.Restore(file.Sha256, path);
                return new InboxFile(
                    file.Name,
                    path,
                    workspace.Contracts[file.Source],
                    file.Sha256,
                    file.Bytes,
                    file.DeliveredOn
                );
            }),
        ];

    private void RemoveScratch()
    {
        if (Directory.Exists(scratch))
            Directory.Delete(scratch, recursive: true);
    }
}
