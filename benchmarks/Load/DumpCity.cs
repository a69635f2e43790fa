using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Benchmarks.Load;

/// <summary>A sample city on disk, of 500,000 entities and 16 million records at scale 1; removed at the end.</summary>
internal sealed class DumpCity : IDisposable
{
    public static readonly DateOnly AsOf = new(2021, 12, 31);

    private const int EntitiesAtScaleOne = 500_000;
    private const int RecordsAtScaleOne = 16_000_000;

    private readonly string root = System.IO.Directory.CreateTempSubdirectory("foodcredit-benchmark-").FullName;

    public DumpCity(double scale)
    {
        Directory = Path.Combine(root, "city");
        Summary = SampleCity.Write(
            new SampleOptions
            {
                Directory = Directory,
                Entities = Math.Max(100, (int)(EntitiesAtScaleOne * scale)),
                Records = (int)(RecordsAtScaleOne * scale),
                Seed = 1,
            }
        );
    }

    public string Directory { get; }

    public SampleSummary Summary { get; }

    /// <summary>Room beside the city for other files.</summary>
    public string Beside(string name) => Path.Combine(root, name);

    public static RunResult Run(string directory, DateOnly asOf, int threads) =>
        RunPipeline.Run(
            new RunOptions
            {
                Workspace = Workspace.Load(directory).OrThrow(),
                AsOf = asOf,
                Threads = threads,
            },
            TimeProvider.System,
            new Silence(),
            CancellationToken.None
        );

    public void Dispose() => System.IO.Directory.Delete(root, recursive: true);

    public static void Figure(string name, double value, string format) =>
        Console.WriteLine($"{name}: {value.ToString(format, CultureInfo.InvariantCulture)}");

    public static void ShowStages(RunManifest manifest)
    {
        foreach (var stage in manifest.Stages)
            Figure($"seconds_{stage.Stage.Replace(' ', '_')}", stage.Seconds, "0.0");
    }

    private sealed class Silence : IProgress<RunEvent>
    {
        public void Report(RunEvent value) { }
    }
}
