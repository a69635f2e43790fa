using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.Sampling;

/// <summary>A sample city on disk that the tests of one class share.</summary>
public sealed class WrittenCity : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public WrittenCity()
    {
        Root = Path.Combine(folder.Path, "city");
        Summary = SampleCity.Write(Options with { Directory = Root });
        Truth = [.. TruthLine.ReadAll(Root)];
    }

    public static SampleOptions Options { get; } =
        new()
        {
            Directory = "",
            Entities = 3_000,
            Records = 50_000,
            Seed = 7,
            DirtShare = 0.04,
        };

    public string Root { get; }

    public SampleSummary Summary { get; }

    internal TruthLine[] Truth { get; }

    public string Dump(string file) => Path.Combine(Root, "inbox", file);

    public void Dispose() => folder.Dispose();
}
