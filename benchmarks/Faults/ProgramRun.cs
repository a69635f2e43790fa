using System.Diagnostics;

namespace FoodCredit.Benchmarks.Faults;

/// <summary>A finished process of the built program.</summary>
/// <param name="ExitCode">137 when it was killed.</param>
/// <param name="Error">What it wrote to standard error.</param>
/// <param name="Seconds">How long it ran.</param>
internal sealed record ProgramRun(int ExitCode, string Error, double Seconds)
{
    /// <summary>How to start the program on a workspace.</summary>
    public static ProcessStartInfo Of(string program, string workspace, string asOf) =>
        new("dotnet", [program, "run", "--workspace", workspace, "--as-of", asOf, "--threads", "2"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };

    /// <summary>Starts it, waits for its end, and kills it after <paramref name="killAfter"/>, where that is given.</summary>
    public static async Task<ProgramRun> ToEnd(ProcessStartInfo start, TimeSpan? killAfter = null)
    {
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (killAfter is { } moment)
        {
            await Task.Delay(moment).ConfigureAwait(false);
            process.Kill();
        }
        await process.WaitForExitAsync().ConfigureAwait(false);
        await output.ConfigureAwait(false);
        return new ProgramRun(process.ExitCode, await error.ConfigureAwait(false), Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }
}
