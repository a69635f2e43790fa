using System.Globalization;

namespace FoodCredit.Benchmarks.Load;

/// <summary>Whole runs of growing cities, from dumps to published ratings, on one thread and on two.</summary>
internal static class CompareGrowth
{
    private static readonly double[] Shares = [1.0 / 16, 1.0 / 4, 1];

    public static int Run(double scale)
    {
        Machine.Print(Console.Out);
        Console.WriteLine("| records | rows | threads | seconds | rows/s | peak MiB | database MiB | kept dumps MiB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var share in Shares)
        {
            using var city = new DumpCity(scale * share);
            foreach (var threads in (ReadOnlySpan<int>)[2, 1])
            {
                city.Forget();
                var run = MeasuredRun.Of(city.Directory, DumpCity.AsOf, threads);
                var rows = run.Manifest.Books.Read;
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"| {city.Records:N0} | {rows:N0} | {threads} | {run.Seconds:0.0} | {rows / run.Seconds:N0} | {run.PeakBytes / 1048576.0:N0} | {city.DatabaseBytes / 1048576.0:N0} | {city.KeptBytes / 1048576.0:N0} |"
                    )
                );
            }
        }
        return 0;
    }
}
