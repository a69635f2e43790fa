using System.Diagnostics;

namespace FoodCredit.Benchmarks;

/// <summary>This program once more, in a process of its own, so that its time and memory are those of what it does there.</summary>
internal static class OwnProcess
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">What it does, and with what.</param>
    /// <returns>The wall time, the start of the process included, and the lines that it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static (double Seconds, string[] Lines) Run(params IEnumerable<string> arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [typeof(OwnProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true }
        )!;
        var lines = process.StandardOutput.ReadToEnd().TrimEnd().Split('\n');
        process.WaitForExit();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return process.ExitCode == 0
            ? (seconds, lines)
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} failed with exit code {process.ExitCode}.");
    }
}
