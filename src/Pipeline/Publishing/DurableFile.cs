using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using FoodCredit.Pipeline.Running;
using Microsoft.Win32.SafeHandles;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>Writes that survive a power cut once they return: file and folder are flushed to the device.</summary>
internal static partial class DurableFile
{
    private const int OpenReadOnly = 0;
    private const string New = ".new";

    /// <summary>Replaces a file's content in one step: readers see the old bytes or the new ones.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = $"{path}{New}";
        Write(temporary, content);
        Rename(temporary, path);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>
    /// As the one who holds the lock, which is asked for last of all before the step. What is written until then has a name of its own, so that
    /// two who take themselves for the holder do not write to the same.
    /// </summary>
    /// <exception cref="WorkspaceLockedException">Another process took the lock; the file is as it was.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content, WorkspaceLock held)
    {
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{path}{New}-{held.Number}");
        Write(temporary, content);
        held.EnsureHeld();
        Rename(temporary, path);
        FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Gives a file or a folder another name, in one step; a file that has it goes. It is lasting once the folder is flushed.</summary>
    /// <exception cref="IOException">It could not be done; .NET names no file here, so this does.</exception>
    public static void Rename(string from, string to)
    {
        try
        {
            if (Directory.Exists(from))
                Directory.Move(from, to);
            else
                File.Move(from, to, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"Could not rename {from} to {to}: {error.Message}", error);
        }
    }

    /// <summary>Removes what replacements that did not come to their end left in a folder.</summary>
    public static void RemoveLeftovers(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var left in Directory.EnumerateFiles(folder, $"*{New}*"))
            File.Delete(left);
    }

    /// <summary>Flushes a file that somebody else wrote.</summary>
    /// <exception cref="IOException">It could not be flushed.</exception>
    public static void Flush(string path)
    {
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        Flush(handle, path);
    }

    /// <summary>Flushes a folder's entries; .NET opens no folders, so this asks the C library, where there is one.</summary>
    /// <exception cref="IOException">The folder could not be opened or flushed.</exception>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Open(folder, OpenReadOnly);
        if (descriptor < 0)
            throw Failure(folder);
        var flushed = Fsync(descriptor);
        var failure = flushed < 0 ? Failure(folder) : null;
        _ = Close(descriptor);
        if (failure is not null)
            throw failure;
    }

    /// <summary>Flushes all files of the file system that holds a folder: cheaper than many files one by one.</summary>
    /// <exception cref="IOException">The folder could not be opened, or something could not be written.</exception>
    public static void FlushFileSystem(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var descriptor = Open(folder, OpenReadOnly);
        if (descriptor < 0)
            throw Failure(folder);
        var flushed = SyncFileSystem(descriptor);
        var failure = flushed < 0 ? Failure(folder) : null;
        _ = Close(descriptor);
        if (failure is not null)
            throw failure;
    }

    private static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        RandomAccess.Write(handle, content, 0);
        Flush(handle, path);
    }

    /// <summary>.NET's own FlushToDisk says nothing when fsync fails.</summary>
    private static void Flush(SafeFileHandle handle, string path)
    {
        if (!OperatingSystem.IsLinux())
            RandomAccess.FlushToDisk(handle);
        else if (Fsync(handle) < 0)
            throw Failure(path);
    }

    private static IOException Failure(string path) =>
        new($"Could not flush {path}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
