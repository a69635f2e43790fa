using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Sampling;

namespace FoodCredit.Cli.Tests.Killing;

/// <summary>A run that is killed anywhere leaves the rating in force whole, and running again completes it with the same bytes.</summary>
public sealed class KilledRunTests : IDisposable
{
    private const int Kills = 20;
    private const string FirstDay = "2021-11-30";
    private const string LastDay = "2021-12-31";

    private readonly string root = Directory.CreateTempSubdirectory("foodcredit-kill-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Run_KilledAtTwentyRandomMomentsAndRunAgain_GivesTheBytesOfAnUndisturbedRun()
    {
        var city = Path.Combine(root, "city");
        SampleCity.Write(
            new SampleOptions
            {
                Directory = city,
                Entities = 2_000,
                Records = 6_000,
                Seed = 7,
            }
        );
        // An earlier rating is in force, so a reader has something to lose.
        Assert.Equal(0, await Finish(Start(city, FirstDay)));
        var undisturbed = Path.Combine(root, "undisturbed");
        Copy(city, undisturbed);
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await Finish(Start(undisturbed, LastDay)));
        var expected = DataFiles(undisturbed);
        var duration = watch.Elapsed;
        var before = new PublishedFolder(Path.Combine(city, "published")).Current();

        // A seed that is printed with a failure, so that the moments can be had again.
        var chance = new Random(20211231);
        var killed = 0;
        for (var i = 0; i < Kills; i++)
        {
            var copy = Path.Combine(root, $"killed-{i.ToString(CultureInfo.InvariantCulture)}");
            Copy(city, copy);
            using var process = Start(copy, LastDay);
            await Task.Delay(duration * chance.NextDouble(), TestContext.Current.CancellationToken);
            killed += process.HasExited ? 0 : 1;
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            var published = new PublishedFolder(Path.Combine(copy, "published"));
            var current = published.Current();
            Assert.NotNull(current);
            Assert.Empty(await VerifyRun.FaultsAsync(published.Absolute(current), TestContext.Current.CancellationToken));
            Assert.True(current == before || current.StartsWith($"runs/{LastDay}", StringComparison.Ordinal), current);
            Assert.Equal(0, await Finish(Start(copy, LastDay)));
            Assert.Equal(expected, DataFiles(copy));
            Directory.Delete(copy, recursive: true);
        }
        Assert.True(killed >= Kills / 2, $"Only {killed} of {Kills} runs were still going on when they were killed.");
    }

    /// <summary>Every data file of the run in force with its hash; run.json and the sums over it hold clock times.</summary>
    private static SortedDictionary<string, string> DataFiles(string workspace)
    {
        var published = new PublishedFolder(Path.Combine(workspace, "published"));
        var current = published.Current()!;
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(published.Absolute(current)))
        {
            if (Path.GetFileName(path) is not (OutputFile.Manifest or OutputFile.Sums or OutputFile.Success))
                files.Add($"{current}/{Path.GetFileName(path)}", Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
        }
        return files;
    }

    private static Process Start(string workspace, string asOf) =>
        Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [Path.Combine(AppContext.BaseDirectory, "foodcredit.dll"), "run", "--workspace", workspace, "--as-of", asOf]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;

    private static async Task<int> Finish(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await output;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return process.ExitCode == 0 ? 0 : throw new InvalidOperationException($"exit code {process.ExitCode}: {error}");
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
