using System.Collections.Immutable;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Reviewing;

/// <summary>What persons decide holds, from its day on, against weights and identifiers alike, until a later decision.</summary>
public sealed class DecidePartyTests : IDisposable
{
    private readonly ReviewedCity city = new ReviewedCity().Registered((ReviewedCity.OtherCode, ReviewedCity.Other));

    public void Dispose() => city.Dispose();

    [Fact]
    public void Accept_OfAPartyThatWaits_ColoursItsEntityFromThatDayOn()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Twin));
        var before = city.City.Run("2021-03-31");
        Assert.Equal("green", city.Colour(before));
        Assert.Equal(["洪市监处〔2021〕1号 tie"], city.Unmatched(before));

        var waiting = Assert.Single(city.List());
        var decision = city.Accept(waiting.MatchId, HandMadeCity.Restaurant, "2021-04-02")!;
        Assert.Equal(
            (1, "accept", HandMadeCity.Restaurant, "reviewer", "seen on site", new DateOnly(2021, 4, 2)),
            (decision.Number, decision.Verdict, decision.EntityId, decision.By, decision.Because, decision.KnownFrom)
        );
        Assert.Equal(new DateTimeOffset(2021, 4, 1, 2, 0, 0, TimeSpan.Zero), decision.At);
        Assert.Empty(city.List());

        // A day before it is known is what it was: the same run, or one of the same facts.
        Assert.Equal(before.Directory, city.City.Run("2021-03-31").Directory);
        Assert.Equal("green", city.Colour(city.City.Run("2021-04-01")));
        var after = city.City.Run("2021-04-02");
        Assert.Equal(("yellow", "green"), (city.Colour(after), city.Colour(after, HandMadeCity.Bakery)));
        Assert.Equal([$"{HandMadeCity.Restaurant} 洪市监处〔2021〕1号 review"], city.Matched(after));
        Assert.Empty(city.Unmatched(after));
        // And it holds for records of that party that come later.
        city.City.Penalties(20210405, ReviewedCity.Row(2, ReviewedCity.Twin));
        Assert.Equal("orange", city.Colour(city.City.Run("2021-04-05")));
    }

    [Fact]
    public void Accept_AgainstTheCode_Attaches()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Other, ReviewedCity.OtherCode));
        Assert.Equal("yellow", city.Colour(city.City.Run("2021-03-31"), ReviewedCity.OtherCode));
        city.Accept(city.PartyNamed(ReviewedCity.Other), HandMadeCity.Bakery, "2021-04-02");
        var after = city.City.Run("2021-04-02");
        Assert.Equal(("green", "yellow"), (city.Colour(after, ReviewedCity.OtherCode), city.Colour(after, HandMadeCity.Bakery)));
        Assert.Equal([$"{HandMadeCity.Bakery} 洪市监处〔2021〕1号 review"], city.Matched(after));
    }

    [Fact]
    public void Accept_IsExplainedByAWaterfallThatSumsToItsWeight()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Twin));
        city.City.Run("2021-03-31");
        city.Accept(city.List()[0].MatchId, HandMadeCity.Bakery, "2021-04-02");
        var file = city.City.Published(city.City.Run("2021-04-02"), "match_explanations.parquet");
        Assert.Equal(
            [$"{HandMadeCity.Bakery} matched review.accepted true"],
            city.Select(
                $"""
                SELECT any_value(entity_id) || ' ' || any_value(outcome) || ' ' || arg_max(comparison || '.' || level, step) || ' '
                    || (sum(weight_milli) = any_value(match_weight_milli))
                FROM '{file}' GROUP BY match_id
                """
            )
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Reject_OfWhatTheCodeSays_KeepsItUnmatched(bool isAll)
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Other, ReviewedCity.OtherCode));
        var before = city.City.Run("2021-03-31");
        Assert.Equal([$"{ReviewedCity.OtherCode} 洪市监处〔2021〕1号 uscc"], city.Matched(before));
        var decision = city.Reject(city.PartyNamed(ReviewedCity.Other), null, "2021-04-02", isAll)!;
        Assert.Equal(isAll ? null : ReviewedCity.OtherCode, decision.EntityId);
        var after = city.City.Run("2021-04-02");
        Assert.Equal("green", city.Colour(after, ReviewedCity.OtherCode));
        Assert.Equal(["洪市监处〔2021〕1号 rejected"], city.Unmatched(after));
        Assert.True(after.Manifest.Books.Balance);
        Assert.Equal(before.Directory, city.City.Run("2021-03-31").Directory);
    }

    [Fact]
    public void Reject_OfOneOfTwo_LeavesTheOtherToTheWeights()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Twin));
        city.City.Run("2021-03-31");
        var party = city.List()[0].MatchId;
        city.Reject(party, HandMadeCity.Bakery, "2021-04-02");
        // Of a name that only one entity has no tie is left, whatever the weights make of it.
        var after = city.City.Run("2021-04-02");
        Assert.DoesNotContain("洪市监处〔2021〕1号 tie", city.Unmatched(after));
        Assert.DoesNotContain(HandMadeCity.Bakery, string.Concat(city.Matched(after)), StringComparison.Ordinal);
        Assert.DoesNotContain(city.List(), one => one.EntityId == HandMadeCity.Bakery);
        city.Reject(party, HandMadeCity.Restaurant, "2021-04-03");
        Assert.Equal(["洪市监处〔2021〕1号 rejected"], city.Unmatched(city.City.Run("2021-04-03")));
    }

    [Fact]
    public void Undo_RestoresWhatWasBefore()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Twin));
        city.City.Run("2021-03-31");
        var party = city.List()[0].MatchId;
        city.Accept(party, HandMadeCity.Restaurant, "2021-04-02");
        city.Accept(party, HandMadeCity.Bakery, "2021-04-03");
        Assert.Equal("yellow", city.Colour(city.City.Run("2021-04-03"), HandMadeCity.Bakery));
        var undo = city.Undo(2, "2021-04-04");
        Assert.Equal((3, 2, party), (undo.Number, undo.Undoes, undo.MatchId));
        Assert.Equal("yellow", city.Colour(city.City.Run("2021-04-04"), HandMadeCity.Restaurant));
        city.Undo(1, "2021-04-05");
        var last = city.City.Run("2021-04-05");
        Assert.Equal(["洪市监处〔2021〕1号 tie"], city.Unmatched(last));
        Assert.Equal(party, Assert.Single(city.List()).MatchId);
        // Each day knows what it knew.
        Assert.Equal("yellow", city.Colour(city.City.Run("2021-04-03"), HandMadeCity.Bakery));
        foreach (var number in (int[])[1, 3, 9])
            Assert.Throws<BrokenContractException>(() => city.Undo(number, "2021-04-06"));
    }

    /// <summary>Two clocks: what was decided later is not told of an earlier day, though that day is rated last of all.</summary>
    [Fact]
    public void Backfill_OfDaysBetweenDecisions_KnowsWhatEachDayKnew()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Twin));
        city.City.Run("2021-03-31");
        var party = city.List()[0].MatchId;
        city.Accept(party, HandMadeCity.Restaurant, "2021-04-03");
        city.Undo(1, "2021-04-05");
        city.Reject(party, HandMadeCity.Restaurant, "2021-04-06");
        city.City.Run("2021-04-08");
        var days = Enumerable.Range(1, 7).Select(day => new DateOnly(2021, 4, day)).ToImmutableArray();
        var runs = RunPipeline.Backfill(
            new RunOptions { Workspace = city.Workspace(), AsOf = days[0] },
            days,
            city.Clock,
            new Progress<RunEvent>(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(["green", "green", "yellow", "yellow", "green", "green", "green"], runs.Select(run => city.Colour(run)));
        Assert.Equal(["tie", "tie", "", "", "tie"], runs.Take(5).Select(Reason));
        Assert.NotEqual("tie", Reason(runs[5]));

        string Reason(RunResult run) => city.Unmatched(run).SingleOrDefault()?.Split(' ')[1] ?? "";
    }

    [Fact]
    public void LatestDecision_OfAnEntity_Wins()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Twin));
        city.City.Run("2021-03-31");
        var party = city.List()[0].MatchId;
        city.Reject(party, null, "2021-04-02", isAll: true);
        Assert.Equal(["洪市监处〔2021〕1号 rejected"], city.Unmatched(city.City.Run("2021-04-02")));
        city.Accept(party, HandMadeCity.Restaurant, "2021-04-03");
        Assert.Equal("yellow", city.Colour(city.City.Run("2021-04-03")));
        city.Reject(party, HandMadeCity.Restaurant, "2021-04-04");
        Assert.Equal(["洪市监处〔2021〕1号 rejected"], city.Unmatched(city.City.Run("2021-04-04")));
        Assert.Null(city.Reject(party, HandMadeCity.Restaurant, "2021-04-05"));
        city.Accept(party, HandMadeCity.Restaurant, "2021-04-05");
        Assert.Null(city.Accept(party, HandMadeCity.Restaurant, "2021-04-05"));
        Assert.Equal("yellow", city.Colour(city.City.Run("2021-04-05")));
        // A decision cannot be known before what is published.
        Assert.Equal(new DateOnly(2021, 4, 5), city.Reject(party, null, "2021-03-01", isAll: true)!.KnownFrom);
    }

    [Fact]
    public void Rebuild_MakesTheDecisionsAndTheirRatingsAgain()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, ReviewedCity.Twin));
        city.City.Run("2021-03-31");
        var party = city.List()[0].MatchId;
        city.Accept(party, HandMadeCity.Restaurant, "2021-04-02");
        city.Reject(party, null, "2021-04-03", isAll: true);
        city.Undo(2, "2021-04-04");
        var run = city.City.Run("2021-04-04");
        var files = run.Manifest.Rows.Keys.ToDictionary(file => file, file => File.ReadAllBytes(city.City.Published(run, file)));
        const string Decisions = "SELECT to_json(r)::VARCHAR FROM match_review AS r ORDER BY number";
        var decisions = city.Select(Decisions);
        Assert.Equal(3, decisions.Count);

        File.Delete(Path.Combine(city.City.Folder("warehouse"), "foodcredit.duckdb"));
        Directory.Delete(Path.Combine(city.City.Folder("published"), run.Directory), recursive: true);
        File.Delete(Path.Combine(city.City.Folder("published"), "CURRENT"));
        var (changes, _) = RebuildWarehouse.Run(
            city.Workspace(),
            2,
            TimeProvider.System,
            new Progress<RunEvent>(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(4, changes);
        Assert.Equal(decisions, city.Select(Decisions));
        var again = city.City.Run("2021-04-04");
        Assert.Equal(run.Directory, again.Directory);
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllBytes(city.City.Published(again, file.Key))));
    }

    [Fact]
    public void Take_OfNoSuchPartyOrEntity_TellsBothAndChangesNothing()
    {
        city.City.Penalties(20210310, ReviewedCity.Row(1, "某地无名小店"));
        city.City.Run("2021-03-31");
        var faults = Assert
            .Throws<BrokenContractException>(() => city.Accept("0123456789abcdef", HandMadeCity.Restaurant, "2021-04-02"))
            .Faults;
        Assert.Contains("'0123456789abcdef'", Assert.Single(faults).ToString(), StringComparison.Ordinal);
        var party = city.PartyNamed("某地无名小店");
        Assert.Throws<BrokenContractException>(() => city.Accept(party, "nobody", "2021-04-02"));
        Assert.Throws<BrokenContractException>(() => city.Accept(party, null, "2021-04-02"));
        Assert.Equal(["0"], city.Select("SELECT count(*)::VARCHAR FROM match_review"));
        Assert.Single(city.City.Files("warehouse/log", "*.json"));
    }
}
