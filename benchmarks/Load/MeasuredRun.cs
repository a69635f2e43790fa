using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Benchmarks.Load;

/// <summary>A run in a process of its own, from its start to its end, and the most memory that it held.</summary>
/// <param name="Seconds">Wall time, the start of the process included.</param>
/// <param name="PeakBytes">The largest resident set.</param>
/// <param name="Directory">What it published, relative to the published folder.</param>
/// <param name="Manifest">Its run.json.</param>
internal sealed record MeasuredRun(double Seconds, long PeakBytes, string Directory, RunManifest Manifest)
{
    /// <summary>The first argument by which this program runs a city for another process of it.</summary>
    public const string Command = "run-city";

    /// <summary>Runs a city as of a day.</summary>
    public static MeasuredRun Of(string city, DateOnly asOf, int threads)
    {
        var (seconds, lines) = OwnProcess.Run(
            Command,
            city,
            Pipeline.Days.Text(asOf),
            threads.ToString(CultureInfo.InvariantCulture)
        );
        var published = new PublishedFolder(Path.Combine(city, "published"));
        return new MeasuredRun(
            seconds,
            long.Parse(lines[^1], CultureInfo.InvariantCulture),
            lines[^2],
            published.Manifest(lines[^2])
        );
    }

    /// <summary>What the other process does: prints the directory of the run and the peak.</summary>
    public static int Run(ImmutableArray<string> arguments)
    {
        var run = RunPipeline.Run(
            new RunOptions
            {
                Workspace = Workspace.Load(arguments[0]).OrThrow(),
                AsOf = DateOnly.ParseExact(arguments[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Threads = int.Parse(arguments[2], CultureInfo.InvariantCulture),
            },
            TimeProvider.System,
            new Silence(),
            CancellationToken.None
        );
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(run.Directory);
        Console.WriteLine(process.PeakWorkingSet64.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private sealed class Silence : IProgress<RunEvent>
    {
        public void Report(RunEvent value) { }
    }
}
