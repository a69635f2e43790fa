using System.Globalization;
using System.Text;

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
                $"{path}: another run holds the lock{Holder(path)}. Wait for it to end, or end it; nothing was changed."
            );
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new WorkspaceUnusableException(
                $"{warehouseFolder}: expected a folder that can be written; {error.Message} Mend its permissions and run again.",
                error
            );
        }
        stream.SetLength(0);
        stream.Write(Encoding.UTF8.GetBytes(Describe(clock)));
        stream.Flush();
        return new WorkspaceLock(stream);
    }

    public void Dispose() => stream.Dispose();

    private static string Describe(TimeProvider clock) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"process {Environment.ProcessId} on {Environment.MachineName} since {clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}"
        );

    private static string Holder(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream);
            return $" ({reader.ReadToEnd()})";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
