using System.Globalization;
using FoodCredit.Benchmarks.Faults;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Cli.Tests.Faults;

/// <summary>Two runs at once, in real processes: the second leaves, and one whose lock was taken away publishes nothing when it wakes up.</summary>
public sealed class TwoRunsTests(TrialCityFixture fixture) : IClassFixture<TrialCityFixture>
{
    private const string LaterDay = "2022-01-05";

    [Fact]
    public async Task Run_WhileAnotherRuns_NamesItAndLeavesAndTheFirstCompletes()
    {
        var city = Copy("second");
        using var first = await StoppedRun.Start(fixture.Shim, city, "create", "ratings.parquet");
        var before = TrialCity.Files(city);
        var second = await Foodcredit.Run("run", "--workspace", city, "--as-of", TrialCity.LastDay);
        Assert.Equal(4, second.ExitCode);
        Assert.Contains(
            string.Create(
                CultureInfo.InvariantCulture,
                $"another run holds the lock (process {first.ProcessId} on {Environment.MachineName} since "
            ),
            second.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(before, TrialCity.Files(city));
        Assert.Equal(0, (await first.Wake()).ExitCode);
        Assert.Equal(fixture.City.Expected, TrialCity.Files(city));
    }

    /// <summary>An operator who removes the lock of a live run is stopped by the database's own lock; and has ended that run.</summary>
    [Fact]
    public async Task Run_AfterTheLockOfALiveRunWasRemoved_IsToldWhoHasTheDatabaseOpen()
    {
        var city = Copy("removed");
        using var first = await StoppedRun.Start(fixture.Shim, city, "create", "CURRENT.new");
        File.Delete(Path.Combine(city, "warehouse", "run.lock"));
        var second = await Foodcredit.Run("run", "--workspace", city, "--as-of", TrialCity.LastDay);
        Assert.Equal(4, second.ExitCode);
        Assert.Contains("another process has it open", second.Error, StringComparison.Ordinal);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"(PID {first.ProcessId})"),
            second.Error,
            StringComparison.Ordinal
        );
        var woken = await first.Wake();
        Assert.True(woken.ExitCode == 4, woken.Output + woken.Error);
        Assert.Equal(fixture.City.Before, Current(city));
        Assert.Equal(0, (await Foodcredit.Run("run", "--workspace", city, "--as-of", TrialCity.LastDay)).ExitCode);
        Assert.Equal(fixture.City.Expected, TrialCity.Files(city));
    }

    /// <summary>
    /// The operator takes the lock away and makes the warehouse again, so that the stalled run has a database of its own that nobody else sees:
    /// as on a network file system, where locks do not reach from host to host.
    /// </summary>
    [Theory]
    [InlineData("create", "log/000002.json.new", TrialCity.LastDay)]
    [InlineData("create", "/ratings.parquet", TrialCity.LastDay)]
    [InlineData("create", "SHA256SUMS.new", TrialCity.LastDay)]
    [InlineData("create", "CURRENT.new", LaterDay)]
    public async Task Run_StalledUntilAnotherHasPublished_PublishesNothing(string operation, string pathPart, string otherDay)
    {
        var city = Copy($"stalled-{pathPart.Replace('/', '-')}-{otherDay}");
        using var stalled = await StoppedRun.Start(fixture.Shim, city, operation, pathPart);
        File.Delete(Path.Combine(city, "warehouse", "run.lock"));
        var rebuilt = await Foodcredit.Run("rebuild", "--workspace", city);
        Assert.True(rebuilt.ExitCode == 0, rebuilt.Error);
        var other = await Foodcredit.Run("run", "--workspace", city, "--as-of", otherDay);
        Assert.True(other.ExitCode == 0, other.Error);
        var published = TrialCity.Files(city);
        Assert.StartsWith($"runs/{otherDay}-", Current(city), StringComparison.Ordinal);

        var woken = await stalled.Wake();

        Assert.True(woken.ExitCode == 4, woken.Output + woken.Error);
        Assert.Contains("the lock of this run was removed while the run was alive", woken.Error, StringComparison.Ordinal);
        Assert.Contains("nothing was published by it", woken.Error, StringComparison.Ordinal);
        Assert.Empty(woken.Output);
        var left = TrialCity.Files(city);
        foreach (var (file, hash) in published)
            Assert.Equal(hash, left[file]);
        var verified = await Foodcredit.Run("verify", "--workspace", city, "--all");
        Assert.True(verified.ExitCode == 0, verified.Output);
        // What the stalled run left is gone with the next.
        var next = await Foodcredit.Run("run", "--workspace", city, "--as-of", otherDay);
        Assert.True(next.ExitCode == 0, next.Error);
        Assert.Equal(published.Keys, TrialCity.Files(city).Keys);
    }

    private string Copy(string name)
    {
        Assert.SkipUnless(FaultShim.Missing is null, FaultShim.Missing ?? "");
        return fixture.City.Copy(name);
    }

    private static string? Current(string city) => new PublishedFolder(Path.Combine(city, "published")).Current();
}
