using System.Diagnostics;
using System.Globalization;

namespace FoodCredit.Benchmarks.Faults;

/// <summary>
/// A small library in C that stands between a process and the C library, counts the file operations below one folder, and makes the n-th go
/// wrong: those of .NET and those of DuckDB alike. It is compiled where it is used.
/// </summary>
internal sealed class FaultShim
{
    private readonly string library;

    private FaultShim(string library) => this.library = library;

    /// <summary>What is missing to use it here; null when nothing is.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() ? "Faults are injected with LD_PRELOAD, which needs Linux."
        : CompilerPath() is null ? "Faults are injected by a library in C; there is no compiler: apt-get install gcc libc6-dev."
        : null;

    /// <summary>Compiles the library into a folder.</summary>
    public static FaultShim Compile(string folder)
    {
        var source = Path.Combine(folder, "fault_shim.c");
        var library = Path.Combine(folder, "fault_shim.so");
        using (var text = typeof(FaultShim).Assembly.GetManifestResourceStream("fault_shim.c")!)
        using (var file = File.Create(source))
            text.CopyTo(file);
        using var compiler = Process.Start(
            new ProcessStartInfo(CompilerPath()!, ["-O2", "-shared", "-fPIC", "-o", library, source, "-ldl"])
            {
                RedirectStandardError = true,
            }
        )!;
        var errors = compiler.StandardError.ReadToEnd();
        compiler.WaitForExit();
        return compiler.ExitCode == 0
            ? new FaultShim(library)
            : throw new InvalidOperationException($"fault_shim.c does not compile: {errors}");
    }

    /// <summary>Counts the operations below a folder.</summary>
    /// <param name="start">The process to be.</param>
    /// <param name="folder">The folder, absolute.</param>
    /// <param name="trace">A file outside the folder, for the operations.</param>
    public void Count(ProcessStartInfo start, string folder, string trace)
    {
        File.Delete(trace);
        start.Environment["LD_PRELOAD"] = library;
        start.Environment["FAULT_FOLDER"] = folder;
        start.Environment["FAULT_TRACE"] = trace;
    }

    /// <summary>Makes an operation go wrong. Call <see cref="Count"/> first.</summary>
    public static void Strike(ProcessStartInfo start, FaultPoint point)
    {
        start.Environment["FAULT_AT"] = point.Number.ToString(CultureInfo.InvariantCulture);
        start.Environment["FAULT_LASTING"] = point.IsLasting ? "1" : "0";
        start.Environment["FAULT_OPERATION"] = point.Operation;
        start.Environment["FAULT_ONLY"] = point.PathPart;
        start.Environment["FAULT_KIND"] = point.Kind switch
        {
            FaultKind.NoSpace => "ENOSPC",
            FaultKind.InputOutput => "EIO",
            FaultKind.Denied => "EACCES",
            FaultKind.KillBefore => "KILL_BEFORE",
            FaultKind.KillWithin => "KILL_WITHIN",
            FaultKind.KillAfter => "KILL_AFTER",
            FaultKind.Stop => "STOP",
            _ => throw new InvalidOperationException($"A fault of kind {point.Kind} has no word."),
        };
    }

    private static string? CompilerPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "cc"))
            .FirstOrDefault(File.Exists);
}
