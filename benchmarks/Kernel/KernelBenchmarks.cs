using BenchmarkDotNet.Attributes;
using FoodCredit.Scoring.Explaining;
using FoodCredit.Scoring.Kernel;

namespace FoodCredit.Benchmarks.Kernel;

/// <summary>The kernel and its neighbours on a sixteenth of the city, each against the plain way.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private KernelCity city = null!;
    private NaiveLoop plainLoop = null!;
    private EntityRatings ratings = null!;
    private long[] points = [];
    private long[] contributions = [];
    private long[] shares = [];

    [GlobalSetup]
    public void SetUp()
    {
        city = new KernelCity(1.0 / 16);
        plainLoop = new NaiveLoop(city);
        ratings = EntityRatings.For(city.EntityCount);
        points = new long[city.EntityCount];
        contributions = [.. Enumerable.Range(1, 32).Select(i => (long)(i * 7919 % 9973))];
        shares = new long[contributions.Length];
    }

    [Benchmark(Baseline = true)]
    public void PlainLoop() => plainLoop.Score(1, points);

    [Benchmark]
    public void ScoreOneThread() =>
        ScoreKernel.Score(city.Plan, city.Records, city.Industries, city.Areas, KernelCity.AsOfDay, 1, ratings);

    [Benchmark]
    public RecordTable BuildTable() =>
        RecordTable.Build(
            city.EntityCount,
            city.Plan.Types.Length,
            city.Entities,
            city.Types,
            city.Severities,
            city.Repaired,
            city.Days
        );

    [Benchmark]
    public void DivideAmongThirtyTwoRecords() => ShareAllocator.Divide(123_456, contributions, shares);
}
