using System.Globalization;
using System.Text;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Pipeline.Running;

/// <summary>
/// The one writer's lock of a workspace or of a registry of models: a file held open, which the system lets go when its process ends, however it ends; and beside it a line
/// that says who took it, with a number that rises each time. One whose lock was removed while it stood still finds another line when it wakes up.
/// </summary>
internal sealed class WorkspaceLock : IDisposable
{
    /// <summary>EWOULDBLOCK of Linux and of macOS, and ERROR_SHARING_VIOLATION of Windows, as .NET hands them on.</summary>
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream stream;
    private readonly string holderFile;
    private readonly string holder;

    private WorkspaceLock(FileStream stream, string holderFile, int number, string holder) =>
        (this.stream, this.holderFile, Number, this.holder) = (stream, holderFile, number, holder);

    /// <summary>How often the lock was taken, this time included.</summary>
    public int Number { get; }

    /// <summary>Nobody took the lock since.</summary>
    public bool IsHeld => Holder(holderFile) == holder;

    /// <summary>Takes the lock.</summary>
    /// <param name="folder">Where the lock's files are; made if it is not there.</param>
    /// <param name="clock">Tells since when.</param>
    /// <param name="work">What it is held for, which names its files.</param>
    /// <exception cref="WorkspaceLockedException">Another process holds it.</exception>
    /// <exception cref="WorkspaceUnusableException">The folder cannot be written.</exception>
    public static WorkspaceLock Take(string folder, TimeProvider clock, string work = "run")
    {
        var path = Path.Combine(folder, $"{work}.lock");
        // The lock itself cannot be read while it is held, so who holds it stands beside it.
        var holderFile = Path.Combine(folder, $"{work}.holder");
        FileStream? stream = null;
        var isDone = false;
        try
        {
            Directory.CreateDirectory(folder);
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var number = LastNumber(Holder(holderFile)) + 1;
            var holder = Describe(number, clock);
            DurableFile.Replace(holderFile, Encoding.UTF8.GetBytes(holder));
            isDone = true;
            return new WorkspaceLock(stream, holderFile, number, holder);
        }
        catch (IOException error) when (stream is null && HeldByAnother.Contains(error.HResult))
        {
            throw new WorkspaceLockedException(
                $"{path}: another {work} holds the lock{(Holder(holderFile) is { } holder ? $" ({holder})" : "")}. Wait for it to end, or end it; nothing was changed."
            );
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw new WorkspaceUnusableException(
                $"{folder}: expected a folder that can be written; {error.Message} Mend its permissions or its disk and run again.",
                error
            );
        }
        finally
        {
            if (!isDone)
                stream?.Dispose();
        }
    }

    /// <summary>To be asked right before a step that others see.</summary>
    /// <exception cref="WorkspaceLockedException">Another process took the lock since.</exception>
    public void EnsureHeld()
    {
        if (!IsHeld)
            throw Lost();
    }

    /// <summary>What to say when the lock is no longer held.</summary>
    public WorkspaceLockedException Lost(Exception? consequence = null) =>
        new(
            $"{holderFile}: expected {holder}, found {Holder(holderFile) ?? "no file"}: the lock of this run was removed while the run was alive. It leaves the workspace to the other; nothing was published by it. Run again when the other has ended; remove run.lock only when no process holds it.",
            consequence
        );

    public void Dispose() => stream.Dispose();

    private static string Describe(int number, TimeProvider clock) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"process {Environment.ProcessId} on {Environment.MachineName} since {clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}, lock {number}"
        );

    private static int LastNumber(string? holder) =>
        int.TryParse(holder?.Split(", lock ")[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? Holder(string holderFile) => File.Exists(holderFile) ? File.ReadAllText(holderFile) : null;
}
