using System.Diagnostics;
using System.Globalization;
using FoodCredit.Pipeline.Tests.Fuzzing;

namespace FoodCredit.Benchmarks.Campaigns;

/// <summary>Damages a million rows and reads them: nothing may crash, no row may get lost silently, and no sound row with a damaged one.</summary>
internal static class FuzzCommand
{
    private const long RowsDefault = 1_000_000;

    /// <summary>Runs, or writes the damaged file of a number; 0 where every promise was kept, 2 for wrong arguments.</summary>
    public static int Run(string[] arguments)
    {
        var (rows, seed, file) = (RowsDefault, 1UL, 0u);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            var isKnown = arguments[i] switch
            {
                "--rows" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out rows) && rows > 0,
                "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                "--file" => uint.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out file) && file > 0,
                _ => false,
            };
            if (!isKnown)
            {
                Console.Error.WriteLine("usage: campaign fuzz [--rows N] [--seed S] [--file N]");
                return 2;
            }
        }
        if (file > 0)
        {
            using var output = Console.OpenStandardOutput();
            output.Write(MutatedFile.Of(seed, file).Bytes);
            return 0;
        }
        Machine.Print(Console.Out);
        var start = Stopwatch.GetTimestamp();
        var figures = new FuzzCampaign(seed, Console.Error.WriteLine).Run(rows);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed: {seed}"));
        figures.Print(Console.Out);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds: {seconds:0.0}"));
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"mutated_rows_per_second: {figures.MutatedRows / seconds:0}")
        );
        return figures.IsClean ? 0 : 1;
    }
}
