using System.Diagnostics;
using System.Globalization;
using FoodCredit.Pipeline.Tests.Fuzzing;

namespace FoodCredit.Benchmarks.Campaigns;

/// <summary>Damages workbooks, Parquet files and archives: each must be refused, or read as what it was.</summary>
internal static class DamageCommand
{
    private const long FilesDefault = 60_000;

    /// <summary>0 where every file was, 2 for wrong arguments.</summary>
    public static int Run(string[] arguments)
    {
        var (files, seed) = (FilesDefault, 1UL);
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            var isKnown = arguments[i] switch
            {
                "--files" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out files) && files > 0,
                "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed),
                _ => false,
            };
            if (!isKnown)
            {
                Console.Error.WriteLine("usage: campaign damage [--files N] [--seed S]");
                return 2;
            }
        }
        Machine.Print(Console.Out);
        var start = Stopwatch.GetTimestamp();
        var campaign = new WholeCampaign(seed, Console.Error.WriteLine);
        campaign.Run(files);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed: {seed}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seconds: {seconds:0.0}"));
        campaign.Print(Console.Out);
        return campaign.Violations == 0 ? 0 : 1;
    }
}
