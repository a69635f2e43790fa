using System.Runtime.InteropServices;

namespace FoodCredit.Benchmarks;

/// <summary>The machine and versions that a report must name.</summary>
internal static class Machine
{
    public static void Print(TextWriter output)
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
                ?.Split(':')[1]
                .Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
        output.WriteLine(
            $"{model}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, {RuntimeInformation.OSDescription}"
        );
        output.WriteLine(
            $"{RuntimeInformation.FrameworkDescription}, DuckDB.NET {typeof(DuckDB.NET.Data.DuckDBConnection).Assembly.GetName().Version}"
        );
    }
}
