using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Keeping;

/// <summary>Keeps the dumps of a load while they are read.</summary>
internal sealed class KeepDumps
{
    private readonly List<string> kept = [];
    private readonly DumpStore store;
    private readonly Task work;
    private volatile bool isStopped;

    private KeepDumps(DumpStore store, ImmutableArray<(string Path, string Sha256)> files)
    {
        this.store = store;
        work = Task.Factory.StartNew(
            () => Keep(files),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
    }

    public static KeepDumps Start(DumpStore store, ImmutableArray<(string Path, string Sha256)> files) => new(store, files);

    /// <summary>Waits until all are kept.</summary>
    /// <exception cref="WorkspaceUnusableException">A file is no longer what it was when its hash was taken.</exception>
    public void Finish() => work.GetAwaiter().GetResult();

    /// <summary>Stops, and removes what was kept for a load that failed.</summary>
    public void Undo()
    {
        isStopped = true;
        // WhenAny waits without throwing: the failure that brings us here is the one to report.
        Task.WhenAny(work).GetAwaiter().GetResult();
        foreach (var sha256 in kept)
            File.Delete(store.PathOf(sha256));
    }

    private void Keep(ImmutableArray<(string Path, string Sha256)> files)
    {
        foreach (var (path, sha256) in files)
        {
            if (isStopped)
                return;
            if (store.Keep(path, sha256))
                kept.Add(sha256);
        }
    }
}
