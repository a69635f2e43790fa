using System.Diagnostics;
using System.Globalization;
using FoodCredit.Benchmarks.Faults;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Sampling;

namespace FoodCredit.Cli.Tests.Faults;

/// <summary>A small city under caps of memory: a run finishes, or names the setting and publishes nothing; with more memory it gives the same bytes.</summary>
public sealed class MemoryCapTests : IDisposable
{
    private const string AsOf = "2021-12-31";

    private readonly string root = Directory.CreateTempSubdirectory("foodcredit-memory-").FullName;
    private readonly string city;

    public MemoryCapTests()
    {
        city = Path.Combine(root, "city");
        SampleCity.Write(
            new SampleOptions
            {
                Directory = city,
                Entities = 5_000,
                Records = 60_000,
                Seed = 5,
            }
        );
        var settings = Path.Combine(city, "foodcredit.yaml");
        var text = File.ReadAllText(settings);
        File.WriteAllText(settings, text.Replace("memory_limit_mib: 2048", "memory_limit_mib: 512", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Run_UnderACapOfTheProcess_FinishesOrNamesTheSettingAndCompletesWithMore()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/prlimit"), "The memory of a process is capped with prlimit of util-linux.");
        var capped = Path.Combine(root, "capped");
        Copy(capped);
        // 256 MiB are not enough for a city of this size, 512 nearly are; the runs meet their ends in different places.
        Assert.Equal(1, await FinishedOrClean(capped, Capped(256)));
        await FinishedOrClean(capped, Capped(512));
        Assert.Equal(0, await FinishedOrClean(capped, Start()));

        Assert.Equal(0, await FinishedOrClean(city, Start()));
        Assert.Equal(TrialCity.Files(city), TrialCity.Files(capped));
    }

    [Fact]
    public async Task Run_WithTooSmallAHeap_NamesTheSettingAndCompletesWithMore()
    {
        var start = Start();
        start.Environment["DOTNET_GCHeapHardLimit"] = "0x2000000";
        Assert.Equal(1, await FinishedOrClean(city, start));
        Assert.Equal(0, await FinishedOrClean(city, Start()));
    }

    /// <summary>The exit code, after a look at what the run said and left.</summary>
    private static async Task<int> FinishedOrClean(string workspace, ProcessStartInfo start)
    {
        foreach (var argument in (string[])["run", "--workspace", workspace, "--as-of", AsOf, "--threads", "2"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var outcome = await Foodcredit.Finish(process);
        var published = new PublishedFolder(Path.Combine(workspace, "published"));
        if (outcome.ExitCode == 0)
        {
            Assert.Empty(
                await VerifyRun.FaultsAsync(published.Absolute(published.Current()!), TestContext.Current.CancellationToken)
            );
        }
        else
        {
            Assert.True(outcome.ExitCode == 1, $"exit code {outcome.ExitCode}: {outcome.Error}");
            Assert.Contains("memory_limit_mib", outcome.Error, StringComparison.Ordinal);
            Assert.Contains("Nothing was published", outcome.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
            Assert.Single(outcome.Error.TrimEnd().Split('\n'));
            Assert.Null(published.Current());
        }
        return outcome.ExitCode;
    }

    private static ProcessStartInfo Start() => Redirected("dotnet", TrialCityFixture.Program);

    /// <summary>The data segment is what a process has to itself, whoever asked for it: .NET's heap and DuckDB's alike.</summary>
    private static ProcessStartInfo Capped(long mebibytes) =>
        Redirected(
            "/usr/bin/prlimit",
            string.Create(CultureInfo.InvariantCulture, $"--data={mebibytes << 20}"),
            "dotnet",
            TrialCityFixture.Program
        );

    private static ProcessStartInfo Redirected(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    private void Copy(string to)
    {
        foreach (var file in Directory.EnumerateFiles(city, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(city, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
