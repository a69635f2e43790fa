using FoodCredit.Benchmarks.Faults;

namespace FoodCredit.Cli.Tests.Faults;

/// <summary>Operations that once went wrong in a way of their own. Each run after leaves what an undisturbed one does.</summary>
public sealed class StruckRunTests(TrialCityFixture fixture) : IClassFixture<TrialCityFixture>
{
    /// <summary>The load is committed when the outputs cannot be written: the log must not lose its entry.</summary>
    [Fact]
    public async Task Run_FailingAfterItsLoadWasCommitted_KeepsTheEntryOfTheLog()
    {
        var error = await Strike(new FaultPoint(1, FaultKind.InputOutput, Operation: "create", PathPart: "/ratings.parquet"));
        Assert.Contains("ratings.parquet", error, StringComparison.Ordinal);
        Assert.Contains("Nothing was published; ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fsync", "warehouse/foodcredit.duckdb", "fsync failed")]
    [InlineData("create", "warehouse/foodcredit.duckdb.wal", "Input/output error")]
    public async Task Run_OnADiskThatFails_NamesTheDatabaseAndTheDisk(string operation, string pathPart, string found)
    {
        var error = await Strike(new FaultPoint(1, FaultKind.InputOutput, Operation: operation, PathPart: pathPart));
        Assert.Contains("warehouse/foodcredit.duckdb: ", error, StringComparison.Ordinal);
        Assert.Contains(found, error, StringComparison.Ordinal);
        Assert.Contains("mend the disk (space, permissions, errors) and run again.", error, StringComparison.Ordinal);
    }

    /// <summary>DuckDB cannot undo a write on a disk that is gone, and ends the process.</summary>
    [Fact]
    public async Task Run_OnADiskThatIsGone_EndsWithAMessageAndNoCoreDump()
    {
        var error = await Strike(
            new FaultPoint(
                2,
                FaultKind.InputOutput,
                IsLasting: true,
                Operation: null,
                PathPart: "warehouse/foodcredit.duckdb.wal"
            )
        );
        Assert.Contains("run again.", error, StringComparison.Ordinal);
    }

    /// <summary>Read to be hashed, and to be compared with its contract, both several at a time.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Run_ThatCannotReadADump_NamesIt(int read)
    {
        var error = await Strike(
            new FaultPoint(read, FaultKind.InputOutput, Operation: "read", PathPart: "inbox/scjg_abnormal_removal_")
        );
        Assert.Contains("inbox/scjg_abnormal_removal_", error, StringComparison.Ordinal);
        Assert.Contains("Input/output error", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatCannotReadAnArchive_BlamesTheDiskAndNotTheDepartment()
    {
        var error = await Strike(new FaultPoint(3, FaultKind.InputOutput, Operation: "read", PathPart: "inbox/late.zip"));
        Assert.Contains("inbox/late.zip", error, StringComparison.Ordinal);
        Assert.Contains("Input/output error", error, StringComparison.Ordinal);
        Assert.DoesNotContain("department", error, StringComparison.Ordinal);
    }

    /// <summary>The last flush of all: readers see the new run already.</summary>
    [Fact]
    public async Task Run_ThatCannotFlushTheFolderOfCurrent_SaysThatTheRunIsInForce()
    {
        var flushes = await Count("fsync", "/published");
        var error = await Strike(new FaultPoint(flushes, FaultKind.InputOutput, Operation: "fsync", PathPart: "/published"));
        Assert.StartsWith($"{fixture.City.After} is in force, but may be lost in a power cut: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("published/CURRENT.new")]
    [InlineData("/ratings.parquet")]
    [InlineData("warehouse/log/000002.json.new")]
    [InlineData("warehouse/dumps")]
    public async Task Run_ThatCannotFlushWhatMustLast_Fails(string pathPart)
    {
        var error = await Strike(new FaultPoint(1, FaultKind.InputOutput, Operation: "fsync", PathPart: pathPart));
        Assert.Contains("Could not flush ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.NoSpace)]
    [InlineData(FaultKind.Denied)]
    internal async Task Run_ThatCannotRenameItsDirectory_NamesIt(FaultKind kind)
    {
        var error = await Strike(new FaultPoint(1, kind, Operation: "rename", PathPart: "published/runs/"));
        Assert.Contains(fixture.City.After, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatCannotWriteCurrent_LeavesTheOldRunInForce()
    {
        var error = await Strike(new FaultPoint(1, FaultKind.NoSpace, Operation: "write", PathPart: "published/CURRENT.new"));
        Assert.Contains("Nothing was published; ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KilledWithItsProbeInThePublishedFolder_LeavesNothingForEver()
    {
        Assert.SkipUnless(FaultShim.Missing is null, FaultShim.Missing ?? "");
        var outcome = await Trial.At(
            new FaultPoint(1, FaultKind.KillBefore, Operation: "unlink", PathPart: "published/.probe"),
            "probe"
        );
        Assert.Equal(137, outcome.Run.ExitCode);
        Assert.Empty(outcome.Violations);
    }

    private FaultTrial Trial => new(fixture.City, TrialCityFixture.Program, fixture.Shim);

    /// <summary>What a run says that fails at a point; nothing else may be wrong with it or with the one after it.</summary>
    private async Task<string> Strike(FaultPoint point)
    {
        Assert.SkipUnless(FaultShim.Missing is null, FaultShim.Missing ?? "");
        var outcome = await Trial.At(point, "struck");
        Assert.NotNull(outcome.Struck);
        Assert.Empty(outcome.Violations);
        Assert.Equal(1, outcome.Run.ExitCode);
        return outcome.Run.Error;
    }

    private async Task<int> Count(string operation, string pathPart)
    {
        Assert.SkipUnless(FaultShim.Missing is null, FaultShim.Missing ?? "");
        var city = fixture.City.Copy("counted");
        var start = ProgramRun.Of(TrialCityFixture.Program, city, TrialCity.LastDay);
        fixture.Shim.Count(start, city, $"{city}.trace");
        FaultShim.Strike(start, new FaultPoint(0, FaultKind.Stop, Operation: operation, PathPart: pathPart));
        var run = await ProgramRun.ToEnd(start);
        Assert.Equal(0, run.ExitCode);
        return FileOperation.Read($"{city}.trace").Count;
    }
}
