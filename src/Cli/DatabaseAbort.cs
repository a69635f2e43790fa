using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace FoodCredit.Cli;

/// <summary>
/// DuckDB ends the process where it cannot undo a write on a disk that fails (std::terminate: a core dump, exit code 134). It is as safe as being killed,
/// but a night job should hear what happened and what to do.
/// </summary>
internal static unsafe partial class DatabaseAbort
{
    private static byte[] message = [];

    /// <summary>Ends the process with a message and <see cref="ExitCode.Failed"/> instead, from now on.</summary>
    /// <param name="warehouseFolder">Where the database is.</param>
    public static void Explain(string warehouseFolder)
    {
        message = Encoding.UTF8.GetBytes(
            $"{warehouseFolder}: the database gave up, as it could neither write nor undo what it had written. The rating in force is whole; mend the disk (space, errors) and run again.\n"
        );
        // The library with the handler comes with DuckDB's on Linux alone.
        if (OperatingSystem.IsLinux())
            _ = SetTerminate(&GiveUp);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void GiveUp()
    {
        using (var error = Console.OpenStandardError())
            error.Write(message);
        // Nothing of the process is of use any more: no finalizer, no closing of the database, which could give up once more.
        Exit(ExitCode.Failed);
    }

    [LibraryImport("libstdc++.so.6", EntryPoint = "_ZSt13set_terminatePFvvE")]
    private static partial nint SetTerminate(delegate* unmanaged[Cdecl]<void> handler);

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);
}
