using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Running;

/// <summary>A workspace under its lock, with its warehouse open and its publications noted.</summary>
internal sealed class OpenWorkspace : IDisposable
{
    private readonly WorkspaceLock held;

    private OpenWorkspace(WorkspaceLock held, WarehouseConnection warehouse, Publications publications) =>
        (this.held, Warehouse, Publications) = (held, warehouse, publications);

    public WarehouseConnection Warehouse { get; }

    public Publications Publications { get; }

    /// <summary>Takes the lock and opens the warehouse.</summary>
    /// <exception cref="WorkspaceLockedException">Another process holds the lock.</exception>
    /// <exception cref="WorkspaceUnusableException">A folder cannot be written, or the warehouse is of a newer program.</exception>
    public static OpenWorkspace Open(
        Workspace workspace,
        PublishedFolder published,
        int threads,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var settings = workspace.Settings;
        var held = WorkspaceLock.Take(settings.WarehouseFolder, clock);
        WarehouseConnection? warehouse = null;
        var isDone = false;
        try
        {
            warehouse = WarehouseConnection.Open(
                Path.Combine(settings.WarehouseFolder, "foodcredit.duckdb"),
                settings.MemoryLimitMib,
                threads,
                cancellation
            );
            WarehouseSchema.Ensure(warehouse, FreeAttribute.Of(workspace.Contracts.Values));
            var publications = new Publications(published, warehouse);
            publications.Reconcile();
            isDone = true;
            return new OpenWorkspace(held, warehouse, publications);
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

    public void Dispose()
    {
        Warehouse.Dispose();
        held.Dispose();
    }
}
