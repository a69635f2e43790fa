using System.Globalization;

namespace FoodCredit.Pipeline.Running;

/// <summary>The one writer's lock of a workspace: a file held open, which the system lets go when its process ends, however it ends.</summary>
internal sealed class WorkspaceLock : IDisposable
{
    private readonly FileStream stream;

    private WorkspaceLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="WorkspaceLockedException">Another process holds it.</exception>
    /// <exception cref="WorkspaceUnusableException">The warehouse folder cannot be written.</exception>
    public static WorkspaceLock Take(string warehouseFolder, TimeProvider clock)
    {
        var path = Path.Combine(warehouseFolder, "run.lock");
        FileStream stream;
        try
        {
            Directory.CreateDirectory(warehouseFolder);
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new WorkspaceLockedException(
                $"{path}: another run holds the lock{Holder(warehouseFolder)}. Wait for it to end, or end it; nothing was changed."
            );
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new WorkspaceUnusableException(
                $"{warehouseFolder}: expected a folder that can be written; {error.Message} Mend its permissions and run again.",
                error
            );
        }
        File.WriteAllText(HolderPath(warehouseFolder), Describe(clock));
        return new WorkspaceLock(stream);
    }

    public void Dispose() => stream.Dispose();

    private static string Describe(TimeProvider clock) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"process {Environment.ProcessId} on {Environment.MachineName} since {clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}"
        );

    /// <summary>The lock itself cannot be read while it is held, so who holds it stands beside it.</summary>
    private static string HolderPath(string warehouseFolder) => Path.Combine(warehouseFolder, "run.holder");

    private static string Holder(string warehouseFolder)
    {
        var path = HolderPath(warehouseFolder);
        return File.Exists(path) ? $" ({File.ReadAllText(path)})" : "";
    }
}
