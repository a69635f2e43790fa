using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Sampling;

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
        Records = (int)(RecordsAtScaleOne * scale);
        Summary = SampleCity.Write(
            new SampleOptions
            {
                Directory = Directory,
                Entities = Math.Max(100, (int)(EntitiesAtScaleOne * scale)),
                Records = Records,
                Seed = 1,
            }
        );
    }

    public string Directory { get; }

    /// <summary>Negative records; repeats, changes and broken rows come on top.</summary>
    public int Records { get; }

    public SampleSummary Summary { get; }

    /// <summary>Room beside the city for other files.</summary>
    public string Beside(string name) => Path.Combine(root, name);

    /// <summary>The bytes of the warehouse's database.</summary>
    public long DatabaseBytes => new FileInfo(Path.Combine(Directory, "warehouse", "foodcredit.duckdb")).Length;

    /// <summary>The bytes of all dumps that the warehouse keeps.</summary>
    public long KeptBytes =>
        System
            .IO.Directory.EnumerateFiles(Path.Combine(Directory, "warehouse", "dumps"), "*", SearchOption.AllDirectories)
            .Sum(path => new FileInfo(path).Length);

    /// <summary>Removes what runs made; the dumps stay.</summary>
    public void Forget()
    {
        foreach (var folder in (ReadOnlySpan<string>)["warehouse", "published"])
        {
            if (System.IO.Directory.Exists(Path.Combine(Directory, folder)))
                System.IO.Directory.Delete(Path.Combine(Directory, folder), recursive: true);
        }
    }

    public void Dispose() => System.IO.Directory.Delete(root, recursive: true);

    public static void Figure(string name, double value, string format) =>
        Console.WriteLine($"{name}: {value.ToString(format, CultureInfo.InvariantCulture)}");

    public static void ShowStages(RunManifest manifest)
    {
        foreach (var stage in manifest.Stages)
            Figure($"seconds_{stage.Stage.Replace(' ', '_')}", stage.Seconds, "0.0");
    }
}
