using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>A sample city with dirt, loaded and rated once for all tests that look at it.</summary>
public sealed class SampleCityFixture : IDisposable
{
    public static readonly DateOnly AsOf = new(2021, 12, 31);

    public SampleCityFixture()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("foodcredit-city-").FullName;
        Summary = SampleCity.Write(
            new SampleOptions
            {
                Directory = Directory,
                Entities = 3_000,
                Records = 15_000,
                Seed = 42,
                DirtShare = 0.04,
                AsOf = AsOf,
            }
        );
        Result = Run(Directory, AsOf);
    }

    public string Directory { get; }

    public SampleSummary Summary { get; }

    public RunResult Result { get; }

    public Workspace Workspace => Workspace.Load(Directory).OrThrow();

    public static RunResult Run(string directory, DateOnly asOf, ScoreEngine engine = ScoreEngine.Kernel, int threads = 2)
    {
        var cancellation = TestContext.Current.CancellationToken;
        return RunPipeline.Run(
            new RunOptions
            {
                Workspace = Workspace.Load(directory).OrThrow(),
                AsOf = asOf,
                Engine = engine,
                Threads = threads,
            },
            TimeProvider.System,
            new Silence(),
            cancellation
        );
    }

    public string File(string name) =>
        Path.Combine(new PublishedFolder(Path.Combine(Directory, "published")).Absolute(Result.Directory), name);

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private sealed class Silence : IProgress<RunEvent>
    {
        public void Report(RunEvent value) { }
    }
}
