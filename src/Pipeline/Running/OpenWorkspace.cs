using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Running;

/// <summary>A workspace under its lock, with its warehouse open, every change of its log made, and its publications noted.</summary>
internal sealed class OpenWorkspace : IDisposable
{
    private readonly WorkspaceLock held;
    private readonly ChangeLog log;

    private OpenWorkspace(WorkspaceLock held, WarehouseConnection warehouse, ChangeLog log, Publications publications) =>
        (this.held, Warehouse, this.log, Publications) = (held, warehouse, log, publications);

    public WarehouseConnection Warehouse { get; }

    public Publications Publications { get; }

    /// <summary>Takes the lock, opens the warehouse, and completes what a killed process left.</summary>
    /// <exception cref="WorkspaceLockedException">Another process holds the lock.</exception>
    /// <exception cref="WorkspaceUnusableException">A folder cannot be written, or the warehouse is of another program.</exception>
    /// <exception cref="IntegrityException">The log of changes does not belong to the warehouse.</exception>
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
            warehouse = OpenWarehouse(workspace, folder, threads, cancellation);
            var log = new ChangeLog(folder, warehouse);
            var scratch = Path.Combine(folder, "scratch");
            new RedoChanges(workspace.Settings, warehouse, log, scratch, threads, progress, cancellation).Run();
            var publications = new Publications(published, warehouse);
            publications.Reconcile();
            isDone = true;
            return new OpenWorkspace(held, warehouse, log, publications);
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
        var warehouse = WarehouseConnection.Open(DatabaseOf(folder), workspace.Settings.MemoryLimitMib, threads, cancellation);
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

    /// <summary>Changes the warehouse by <paramref name="work"/>, which notes itself in the log; one that fails leaves no entry.</summary>
    public T Change<T>(Func<ChangeLog, T> work)
    {
        var isDone = false;
        try
        {
            var result = work(log);
            isDone = true;
            return result;
        }
        finally
        {
            if (!isDone)
                log.DropWritten();
        }
    }

    public void Dispose()
    {
        Warehouse.Dispose();
        held.Dispose();
    }
}
