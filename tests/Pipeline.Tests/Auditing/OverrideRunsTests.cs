using System.Collections.Immutable;
using FoodCredit.Pipeline.Auditing;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.Gating;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Auditing;

/// <summary>What a person does against the program's judgement is done whole, and noted before.</summary>
public sealed class OverrideRunsTests : IDisposable
{
    private static readonly OverrideReason Reason = new("李华", "the tax office merged two lists");

    private readonly BlockedCity city = new();

    public void Dispose() => city.Dispose();

    [Fact]
    public void Publish_OfACandidate_PutsItInForceAsItWasWritten()
    {
        var candidate = city.Block().Candidate!;
        var bytes = File.ReadAllBytes(Path.Combine(city.Folder.Absolute(candidate), OutputFile.RatingsParquet));
        var (directory, isInForce) = Publish(candidate);
        Assert.True(isInForce);
        Assert.Equal($"{directory}\n", city.CurrentBytes());
        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(city.Folder.Absolute(directory), OutputFile.RatingsParquet)));
        Assert.Empty(city.Folder.Candidates());
        var entry = Assert.Single(Log().Entries);
        Assert.Equal(
            (1, AuditAction.Publish, PublishedFolder.NameOf(directory), PublishedFolder.NameOf(city.Published.Directory)),
            (entry.Entry, entry.Action, entry.Run, entry.InForceBefore)
        );
        Assert.Equal((Reason.By, Reason.Because, null), (entry.By, entry.Because, entry.Previous));
        // The night after runs from it; the same day again has nothing to do.
        Assert.False(city.City.Run("2021-04-10").IsNew);
        var next = city.City.Run("2021-04-11").Manifest;
        Assert.Equal(city.Folder.Manifest(directory).RunId, next.PreviousRunId);
        Assert.Equal(1, next.Audit!.Entries);
        Assert.Equal([], VerifyAudit.Faults(Log(), city.Folder));
    }

    [Fact]
    public void Publish_OfADamagedCandidate_ChangesNothing()
    {
        var candidate = city.Block().Candidate!;
        File.AppendAllText(Path.Combine(city.Folder.Absolute(candidate), OutputFile.RatingsCsv), "x");
        var before = city.CurrentBytes();
        Assert.Throws<IntegrityException>(() => Publish(candidate));
        Assert.Equal(before, city.CurrentBytes());
        Assert.Equal([candidate], city.Folder.Candidates());
        Assert.Empty(Log().Entries);
    }

    /// <summary>Killed after the candidate was moved and before CURRENT was replaced: doing it again completes it, and is noted once.</summary>
    [Fact]
    public void Publish_ThatWasKilledHalfWay_IsCompletedByDoingItAgain()
    {
        var before = city.CurrentBytes();
        var candidate = city.Block().Candidate!;
        var (directory, _) = Publish(candidate);
        File.WriteAllText(Path.Combine(city.Folder.Path, OutputFile.Current), before);
        Assert.Equal((directory, true), Publish(candidate));
        Assert.Equal($"{directory}\n", city.CurrentBytes());
        Assert.Single(Log().Entries);
    }

    [Fact]
    public void Discard_RemovesTheCandidateAndNothingElse()
    {
        var before = city.CurrentBytes();
        var candidate = city.Block().Candidate!;
        Assert.Equal(
            PublishedFolder.NameOf(candidate),
            OverrideRuns.Discard(Workspace(), candidate, Reason, TimeProvider.System, new Unwatched(), Stop)
        );
        Assert.Empty(city.Folder.Candidates());
        Assert.Equal(before, city.CurrentBytes());
        Assert.Equal(AuditAction.Discard, Assert.Single(Log().Entries).Action);
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(city.Folder.Path),
            path => path.Contains(".staging", StringComparison.Ordinal)
        );
    }

    /// <summary>Three days: rolled back to the first, the second and third count no more, for readers and for the runs to come.</summary>
    [Fact]
    public void Rollback_WithdrawsLaterRunsUntilAPersonBringsThemBack()
    {
        var first = city.Published;
        var second = Publish(city.Block().Candidate!).Directory;
        var third = city.City.Run("2021-04-11");
        var (directory, withdrawn) = Rollback(first.Directory);
        Assert.Equal(first.Directory, directory);
        Assert.Equal([PublishedFolder.NameOf(second), PublishedFolder.NameOf(third.Directory)], withdrawn);
        Assert.Equal($"{first.Directory}\n", city.CurrentBytes());

        // The third day's run is another now: the run before it is the first, from which a colour would change.
        Assert.Contains(
            "found 1 of 2",
            Assert.Throws<RunBlockedException>(() => city.City.Run("2021-04-11")).Message,
            StringComparison.Ordinal
        );
        // The second day's is the same as the withdrawn one, and stays withdrawn.
        var again = city.City.Run("2021-04-10");
        Assert.Equal((second, false, false, true), (again.Directory, again.IsNew, again.IsInForce, again.IsWithdrawn));
        Assert.Equal($"{first.Directory}\n", city.CurrentBytes());

        Assert.Equal(third.Directory, Rollback(third.Manifest.RunId[..8]).Directory);
        Assert.Equal($"{third.Directory}\n", city.CurrentBytes());
        Assert.Equal(third.Manifest.RunId, city.City.Run("2021-04-12").Manifest.PreviousRunId);
        Assert.Equal(
            [AuditAction.Publish, AuditAction.Rollback, AuditAction.Rollback],
            Log().Entries.Select(entry => entry.Action)
        );
        Assert.Equal([], VerifyAudit.Faults(Log(), city.Folder));
    }

    [Fact]
    public void Rollback_ToADamagedRun_ChangesNothing()
    {
        Publish(city.Block().Candidate!);
        var before = city.CurrentBytes();
        File.AppendAllText(city.City.Published(city.Published, OutputFile.Policy), "#");
        Assert.Throws<IntegrityException>(() => Rollback(city.Published.Directory));
        Assert.Equal(before, city.CurrentBytes());
        Assert.Single(Log().Entries);
    }

    [Fact]
    public void Overrides_OfWhatIsNotThere_SayWhatToDo()
    {
        Assert.Equal(
            "RUN: expected a candidate; found '2021-04-10'; foodcredit runs list shows all",
            Assert.Throws<BrokenContractException>(() => Publish("2021-04-10")).Message
        );
        Assert.Equal(
            $"RUN: expected a run that is not in force; found '{city.Published.Directory}'; foodcredit runs list shows the others",
            Assert.Throws<BrokenContractException>(() => Rollback("2021")).Message
        );
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AuditLog Log() => AuditLog.Read(city.City.Folder("warehouse"));

    private Workspace Workspace() => FoodCredit.Pipeline.Workspaces.Workspace.Load(city.City.Folder("")).OrThrow();

    private (string Directory, bool IsInForce) Publish(string run) =>
        OverrideRuns.Publish(Workspace(), run, Reason, TimeProvider.System, new Unwatched(), Stop);

    private (string Directory, ImmutableArray<string> Withdrawn) Rollback(string run) =>
        OverrideRuns.Rollback(Workspace(), run, Reason, TimeProvider.System, new Unwatched(), Stop);
}
