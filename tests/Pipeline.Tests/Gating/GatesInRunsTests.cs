using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Tests.EndToEnd;

namespace FoodCredit.Pipeline.Tests.Gating;

/// <summary>Gates stand between the written candidate and the pointer.</summary>
public sealed class GatesInRunsTests : IDisposable
{
    private readonly BlockedCity city = new();

    public void Dispose() => city.Dispose();

    [Fact]
    public void Run_PassingItsGates_HasTheirResultsInItsManifest()
    {
        var run = city.Published;
        Assert.Equal(
            ["books", "contributions", "red_records", "schema", "changes"],
            run.Manifest.Gates.Where(gate => gate.Subject is null).Select(gate => gate.Gate)
        );
        Assert.All(run.Manifest.Gates, gate => Assert.Contains(gate.Outcome, new[] { GateOutcome.Passed, GateOutcome.Skipped }));
        Assert.Equal(run.Manifest.Gates, city.Folder.Manifest(run.Directory).Gates);
    }

    [Fact]
    public void Run_BlockedByAGate_KeepsTheCandidateAndTheRatingInForce()
    {
        var before = city.CurrentBytes();
        var blocked = city.Block();
        Assert.Equal(before, city.CurrentBytes());
        Assert.Equal([city.Published.Directory], city.Folder.Directories());
        var candidate = Assert.Single(city.Folder.Candidates());
        Assert.Equal(candidate, blocked.Candidate);
        Assert.StartsWith(
            "gate changes: expected at most 100% and 0 of those rated before in another colour; found 1 of 2 (50%)\n",
            blocked.Message,
            StringComparison.Ordinal
        );
        Assert.Contains($"foodcredit runs show {PublishedFolder.NameOf(candidate)}", blocked.Message, StringComparison.Ordinal);
        Assert.Equal(GateOutcome.Blocked, blocked.Manifest!.Gates.Single(gate => gate.Gate == "changes").Outcome);
        Assert.Equal([], Faults(candidate));
    }

    [Fact]
    public void Run_BlockedOnce_IsBlockedAgainWithoutBeingMadeAgain()
    {
        var first = city.Block();
        var sealedAt = File.GetLastWriteTimeUtc(Path.Combine(city.Folder.Absolute(first.Candidate!), OutputFile.Manifest));
        var second = city.Block();
        Assert.Equal(first.Message, second.Message);
        Assert.Equal(
            sealedAt,
            File.GetLastWriteTimeUtc(Path.Combine(city.Folder.Absolute(first.Candidate!), OutputFile.Manifest))
        );
    }

    [Fact]
    public void Run_WithADamagedCandidate_MakesItAnew()
    {
        var candidate = city.Folder.Absolute(city.Block().Candidate!);
        File.AppendAllText(Path.Combine(candidate, OutputFile.RatingsCsv), "x");
        city.Block();
        Assert.Equal([], Faults(Assert.Single(city.Folder.Candidates())));
    }

    /// <summary>The next night is held against what was published, not against what was kept back.</summary>
    [Fact]
    public void Run_AfterABlockedOne_IsHeldAgainstThePublishedRun()
    {
        city.Block();
        city.City.Revocations(20210410, $"洪市监处〔2021〕2号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-04-09");
        var run = city.City.Run("2021-04-12");
        Assert.True(run.IsInForce);
        Assert.Equal(city.Published.Manifest.RunId, run.Manifest.PreviousRunId);
    }

    private string[] Faults(string directory) =>
        [
            .. VerifyRun
                .FaultsAsync(city.Folder.Absolute(directory), TestContext.Current.CancellationToken)
                .GetAwaiter()
                .GetResult(),
        ];
}
