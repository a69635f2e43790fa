using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Keeping;

/// <summary>
/// Makes the warehouse again from the kept dumps and the log alone, beside the old one, which it replaces when it is whole. The old one is not
/// looked at and may be damaged or gone.
/// </summary>
public static class RebuildWarehouse
{
    /// <summary>Rebuilds.</summary>
    /// <param name="workspace">The workspace; its documents of today play no part.</param>
    /// <param name="threads">Files read at a time.</param>
    /// <param name="clock">For the lock.</param>
    /// <param name="progress">Told of each change.</param>
    /// <param name="cancellation">Stops; the old warehouse stays.</param>
    /// <returns>How many changes were made, and the books of all dumps.</returns>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    /// <exception cref="IntegrityException">The log or a kept file is missing or damaged.</exception>
    public static (long Changes, FileBooks Books) Run(
        Workspace workspace,
        int threads,
        TimeProvider clock,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    )
    {
        var folder = workspace.Settings.WarehouseFolder;
        using var held = WorkspaceLock.Take(folder, clock);
        var beside = Path.Combine(folder, "rebuilt");
        if (Directory.Exists(beside))
            Directory.Delete(beside, recursive: true);
        Directory.CreateDirectory(beside);
        var (changes, books) = Rebuild(workspace, beside, held, threads, progress, cancellation);
        held.EnsureHeld();
        // Killed between these, the next to open finds no warehouse and makes all changes again.
        File.Delete(OpenWorkspace.DatabaseOf(folder) + ".wal");
        DurableFile.Rename(OpenWorkspace.DatabaseOf(beside), OpenWorkspace.DatabaseOf(folder));
        DurableFile.FlushFolder(folder);
        Directory.Delete(beside, recursive: true);
        return (changes, books);
    }

    private static (long Changes, FileBooks Books) Rebuild(
        Workspace workspace,
        string beside,
        WorkspaceLock held,
        int threads,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    )
    {
        using var warehouse = OpenWorkspace.OpenWarehouse(workspace, beside, threads, cancellation);
        var log = new ChangeLog(workspace.Settings.WarehouseFolder, warehouse, held);
        if (log.Unapplied().IsEmpty)
            throw new IntegrityException(
                $"{workspace.Settings.WarehouseFolder}: expected a log of changes to rebuild from, found none. Nothing was changed."
            );
        var settings = workspace.Settings with { WarehouseFolder = beside };
        new RedoChanges(settings, warehouse, log, Path.Combine(beside, "scratch"), threads, progress, cancellation).Run();
        warehouse.Execute("CHECKPOINT");
        return warehouse
            .Rows(
                """
                SELECT
                    (SELECT count(*) FROM applied_change), coalesce(sum(rows_read), 0)::BIGINT, coalesce(sum(rows_loaded), 0)::BIGINT,
                    coalesce(sum(rows_duplicate), 0)::BIGINT, coalesce(sum(rows_refused), 0)::BIGINT
                FROM source_file
                """,
                row => (row.GetInt64(0), new FileBooks(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)))
            )
            .Single();
    }
}
