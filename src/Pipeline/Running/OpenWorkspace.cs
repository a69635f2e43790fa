using DuckDB.NET.Data;
using FoodCredit.Pipeline.Auditing;
using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Running;

/// <summary>A workspace under its lock, with its warehouse open, every change of its log made, and its publications noted.</summary>
internal sealed class OpenWorkspace : IDisposable
{
    private OpenWorkspace(
        WorkspaceLock held,
        WarehouseConnection warehouse,
        ChangeLog log,
        Publications publications,
        AuditLog audit
    ) => (Held, Warehouse, Log, Publications, Audit) = (held, warehouse, log, publications, audit);

    /// <summary>The lock.</summary>
    public WorkspaceLock Held { get; }

    public WarehouseConnection Warehouse { get; }

    /// <summary>Where every change of the warehouse is noted.</summary>
    public ChangeLog Log { get; }

    public Publications Publications { get; }

    /// <summary>What persons did against the program's own judgement until the workspace was opened.</summary>
    public AuditLog Audit { get; }

    /// <summary>Takes the lock, opens the warehouse, and completes what a killed process left.</summary>
    /// <exception cref="WorkspaceLockedException">Another process holds the lock.</exception>
    /// <exception cref="WorkspaceUnusableException">A folder cannot be written, or the warehouse is of another program.</exception>
    /// <exception cref="IntegrityException">The log of changes does not belong to the warehouse, or the audit log was changed.</exception>
    public static OpenWorkspace Open(
        Workspace workspace,
        PublishedFolder published,
        int threads,
        TimeProvider clock,
        IProgress<RunEvent> progress,
        CancellationToken cancellation
    )
    {
        var folder = workspace.Settings.WarehouseFolder;
        var held = WorkspaceLock.Take(folder, clock);
        WarehouseConnection? warehouse = null;
        var isDone = false;
        try
        {
            published.RemoveLeftovers();
            DurableFile.RemoveLeftovers(folder);
            var audit = AuditLog.ReadWhole(folder);
            warehouse = OpenWarehouse(workspace, folder, threads, cancellation);
            var log = new ChangeLog(folder, warehouse, held);
            log.RemoveLeftovers();
            var scratch = Path.Combine(folder, "scratch");
            new RedoChanges(workspace.Settings, warehouse, log, scratch, threads, progress, cancellation).Run();
            var publications = new Publications(published, warehouse, held);
            publications.Reconcile();
            isDone = true;
            return new OpenWorkspace(held, warehouse, log, publications, audit);
        }
        finally
        {
            if (!isDone)
            {
                warehouse?.Dispose();
                held.Dispose();
            }
        }
    }

    /// <summary>The database file in a warehouse folder.</summary>
    public static string DatabaseOf(string warehouseFolder) => Path.Combine(warehouseFolder, "foodcredit.duckdb");

    /// <summary>Opens the database of a folder in the layout of this program and of the workspace's contracts.</summary>
    public static WarehouseConnection OpenWarehouse(
        Workspace workspace,
        string folder,
        int threads,
        CancellationToken cancellation
    )
    {
        var warehouse = Connect(workspace, DatabaseOf(folder), threads, cancellation);
        var isDone = false;
        try
        {
            WarehouseSchema.Ensure(warehouse, FreeAttribute.Of(workspace.Contracts.Values));
            StagingDatabase.RemoveUntold(warehouse);
            isDone = true;
            return warehouse;
        }
        finally
        {
            if (!isDone)
                warehouse.Dispose();
        }
    }

    /// <summary>DuckDB has a lock of its own, by the database file: it is met where ours was removed under a process that is still there.</summary>
    private static WarehouseConnection Connect(Workspace workspace, string database, int threads, CancellationToken cancellation)
    {
        try
        {
            return WarehouseConnection.Open(database, workspace.Settings.MemoryLimitMib, threads, cancellation);
        }
        catch (DuckDBException error)
        {
            throw DatabaseFailure.WhenOpening(error, database);
        }
    }

    /// <summary>Does work. Where it fails after another process took the lock, that is the reason to give.</summary>
    /// <exception cref="WorkspaceLockedException">Another process took the lock; nothing was published.</exception>
    public T WhileHeld<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or WorkspaceUnusableException or IntegrityException
                && !Held.IsHeld
            )
        {
            throw Held.Lost(error);
        }
    }

    public void Dispose()
    {
        Warehouse.Dispose();
        Held.Dispose();
    }
}
