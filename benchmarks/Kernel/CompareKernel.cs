using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using FoodCredit.Scoring.Kernel;

namespace FoodCredit.Benchmarks.Kernel;

/// <summary>The kernel against DuckDB, a plain loop and the machine's memory, on the same records in one process. Medians.</summary>
internal static class CompareKernel
{
    private const int DuckDbRuns = 5;
    private const int Threads = 2;

    public static int Run(double scale)
    {
        Machine.Print(Console.Out);
        var city = new KernelCity(scale);
        Console.WriteLine(
            Invariant(
                $"{city.RecordCount:N0} counting records of {city.EntityCount:N0} entities, {city.Records.Segments.Length:N0} segments"
            )
        );
        var ratings = EntityRatings.For(city.EntityCount);
        var plain = new long[city.EntityCount];
        var plainLoop = new NaiveLoop(city);
        var seconds = InTurns(
            () => Score(city, 1, ratings),
            () => Score(city, Threads, ratings),
            () => plainLoop.Score(1, plain),
            () => plainLoop.Score(Threads, plain)
        );
        var (alone, together, naive, naiveTogether) = (seconds[0], seconds[1], seconds[2], seconds[3]);
        var bandwidth = ReadBandwidth();

        using var duckDb = new DuckDbPeer(city, Threads);
        var grouped = new long[city.EntityCount];
        var emitted = new long[city.EntityCount];
        var colours = new byte[city.EntityCount];
        var groupBy = Median(DuckDbRuns, () => duckDb.GroupBy(grouped));
        var sql = Median(DuckDbRuns, () => duckDb.Emitted(emitted, colours));
        var disagreements = Enumerable
            .Range(0, city.EntityCount)
            .Count(entity =>
                ratings.PointsMilli[entity] != grouped[entity]
                || ratings.PointsMilli[entity] != emitted[entity]
                || ratings.PointsMilli[entity] != plain[entity]
                || ratings.Colours[entity] != colours[entity]
            );
        Figure("ratio_to_duckdb", Math.Min(groupBy, sql) / together, "0.0");
        Figure("records_per_second_millions", Millions(city, together), "0");
        Figure("records_per_second_millions_1_thread", Millions(city, alone), "0");
        Figure("plain_loop_records_per_second_millions", Millions(city, naiveTogether), "0");
        Figure("plain_loop_records_per_second_millions_1_thread", Millions(city, naive), "0");
        Figure("ratio_to_plain_loop", naiveTogether / together, "0.00");
        Figure("duckdb_group_by_records_per_second_millions", Millions(city, groupBy), "0.0");
        Figure("duckdb_emitted_plan_records_per_second_millions", Millions(city, sql), "0.0");
        Figure("memory_read_gigabytes_per_second", bandwidth, "0.0");
        Figure("share_of_memory_bandwidth", city.RecordCount * sizeof(int) / together / 1e9 / bandwidth, "0.00");
        Figure("disagreements", disagreements, "0");
        return disagreements == 0 ? 0 : 1;
    }

    private static void Score(KernelCity city, int threads, EntityRatings ratings) =>
        ScoreKernel.Score(city.Plan, city.Records, city.Industries, city.Areas, KernelCity.AsOfDay, threads, ratings);

    private static double Millions(KernelCity city, double seconds) => city.RecordCount / seconds / 1e6;

    /// <summary>
    /// Seconds, the median of each work. They take turns of some runs each, so that a change of the machine's speed meets all of them alike; the
    /// first run of a turn warms up.
    /// </summary>
    private static double[] InTurns(params ReadOnlySpan<Action> works)
    {
        const int turns = 6;
        const int runs = 10;
        var seconds = new List<double>[works.Length];
        for (var work = 0; work < works.Length; work++)
            seconds[work] = [];
        for (var turn = 0; turn < turns; turn++)
        {
            for (var work = 0; work < works.Length; work++)
            {
                for (var run = 0; run <= runs; run++)
                {
                    var start = Stopwatch.GetTimestamp();
                    works[work]();
                    // The first turn compiles, too.
                    if (run > 0 && turn > 0)
                        seconds[work].Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                }
            }
        }
        return [.. seconds.Select(ofWork => ofWork.Order().ElementAt(ofWork.Count / 2))];
    }

    /// <summary>Seconds, the median of so many runs after three to warm up.</summary>
    private static double Median(int runs, Action work)
    {
        for (var i = 0; i < 3; i++)
            work();
        var seconds = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        Array.Sort(seconds);
        return seconds[runs / 2];
    }

    /// <summary>What two threads can read of memory, in GB/s: each adds up half of 512 MiB.</summary>
    private static double ReadBandwidth()
    {
        var memory = new long[1 << 26];
        Array.Fill(memory, 1);
        var seconds = Median(
            7,
            () =>
            {
                var sums = new long[Threads];
                Parallel.For(
                    0,
                    Threads,
                    new ParallelOptions { MaxDegreeOfParallelism = Threads },
                    part => sums[part] = Sum(memory.AsSpan(part * (memory.Length / Threads), memory.Length / Threads))
                );
                if (sums.Sum() != memory.Length)
                    throw new InvalidOperationException("The sum is wrong.");
            }
        );
        return memory.Length * sizeof(long) / seconds / 1e9;
    }

    private static long Sum(ReadOnlySpan<long> values)
    {
        var (a, b, c, d) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
        var width = Vector<long>.Count;
        for (var i = 0; i + 4 * width <= values.Length; i += 4 * width)
        {
            a += new Vector<long>(values[i..]);
            b += new Vector<long>(values[(i + width)..]);
            c += new Vector<long>(values[(i + 2 * width)..]);
            d += new Vector<long>(values[(i + 3 * width)..]);
        }
        return Vector.Sum(a + b + c + d);
    }

    private static void Figure(string name, double value, string format) =>
        Console.WriteLine($"{name}: {value.ToString(format, CultureInfo.InvariantCulture)}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
