using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Gating;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Gating;

/// <summary>Each gate at its limit and right beyond it.</summary>
public sealed class JudgeCandidateTests
{
    private static readonly GateSettings Off = new()
    {
        Books = GateAction.Off,
        Contributions = GateAction.Off,
        RedRecords = GateAction.Off,
        Schema = GateAction.Off,
        Volume = new VolumeGate(GateAction.Off),
        Colours = new ColoursGate(GateAction.Off),
        Changes = new ChangesGate(GateAction.Off),
    };

    [Fact]
    public void By_GatesThatAreOff_SayNothing() => Assert.Empty(JudgeCandidate.By(Off, Facts()));

    [Theory]
    [InlineData(100, 90, 5, 5, 10, 8, 2, GateOutcome.Passed)]
    [InlineData(100, 90, 5, 4, 10, 8, 2, GateOutcome.Blocked)]
    [InlineData(100, 90, 5, 5, 10, 8, 1, GateOutcome.Blocked)]
    public void By_Books_BlocksWhereARowIsMissing(
        long read,
        long loaded,
        long duplicate,
        long refused,
        long records,
        long matched,
        long unmatched,
        GateOutcome expected
    )
    {
        var facts = Facts() with { Books = new RunBooks(read, loaded, duplicate, refused, records, matched, unmatched) };
        Assert.Equal(expected, Single(Off with { Books = GateAction.Block }, facts).Outcome);
    }

    [Fact]
    public void By_BooksOfOneDump_NamesIt()
    {
        var input = Delivery("penalty", 1, 10) with { Rows = new FileBooks(10, 8, 1, 0) };
        var results = JudgeCandidate.By(Off with { Books = GateAction.Warn }, Facts(input));
        Assert.Equal([GateOutcome.Passed, GateOutcome.Warned], results.Select(result => result.Outcome));
        Assert.Equal(
            "gate books (penalty): expected read = loaded + duplicate + refused; found 10 = 8 + 1 + 0 in penalty_1",
            results[1].ToString()
        );
    }

    /// <summary>Earlier deliveries of 10, 20, 30 and 40 rows have the median 25.</summary>
    [Theory]
    [InlineData(12, GateOutcome.Warned)]
    [InlineData(13, GateOutcome.Passed)]
    [InlineData(50, GateOutcome.Passed)]
    [InlineData(51, GateOutcome.Warned)]
    public void By_Volume_HoldsTheLastDeliveryAgainstTheMedian(long rows, GateOutcome expected)
    {
        var gates = Off with { Volume = new VolumeGate(GateAction.Warn, 0.5m, 2) };
        // Parts of one day are one delivery; the order of the inputs plays no part.
        var facts = Facts(
            Delivery("penalty", 9, rows),
            Delivery("penalty", 2, 15),
            Delivery("penalty", 2, 5),
            Delivery("penalty", 1, 10),
            Delivery("penalty", 4, 40),
            Delivery("penalty", 3, 30)
        );
        var result = Single(gates, facts);
        Assert.Equal(expected, result.Outcome);
        Assert.Equal("from 50% to 200% of 25 rows, the median of 4 deliveries", result.Expected);
        Assert.StartsWith($"{rows} rows on 2021-12-09", result.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void By_Volume_LooksAtTheLatestOfThoseBeforeAlone()
    {
        var gates = Off with { Volume = new VolumeGate(GateAction.Block, 0.5m, 2, 3) };
        RunInput[] old = [Delivery("penalty", 1, 1), Delivery("penalty", 2, 1), Delivery("penalty", 3, 1)];
        RunInput[] recent = [Delivery("penalty", 4, 100), Delivery("penalty", 5, 100), Delivery("penalty", 6, 100)];
        Assert.Equal(GateOutcome.Passed, Single(gates, Facts([.. old, .. recent, Delivery("penalty", 7, 90)])).Outcome);
    }

    [Fact]
    public void By_VolumeOfFewDeliveries_SaysNothingYet()
    {
        var gates = Off with { Volume = new VolumeGate(GateAction.Block) };
        var facts = Facts(Delivery("penalty", 1, 100), Delivery("penalty", 2, 100), Delivery("penalty", 3, 1));
        Assert.Equal(GateOutcome.Skipped, Single(gates, facts).Outcome);
    }

    /// <summary>What was published, or answered for, is not asked about again the next night.</summary>
    [Fact]
    public void By_VolumeOfADeliveryOfTheRunBefore_IsNotJudgedAgain()
    {
        var gates = Off with { Volume = new VolumeGate(GateAction.Block) };
        RunInput[] inputs =
        [
            Delivery("penalty", 1, 100),
            Delivery("penalty", 2, 100),
            Delivery("penalty", 3, 100),
            Delivery("penalty", 4, 1),
        ];
        Assert.Equal(GateOutcome.Blocked, Single(gates, Facts(inputs)).Outcome);
        Assert.Empty(JudgeCandidate.By(gates, Facts(inputs) with { Previous = Before(1, 0, 0, 0, inputs) }));
    }

    [Theory]
    [InlineData(21, GateOutcome.Passed)]
    [InlineData(20, GateOutcome.Blocked)]
    public void By_Freshness_CountsDaysToTheAsOfDate(int day, GateOutcome expected)
    {
        var gates = Off with { Freshness = new FreshnessGate(GateAction.Block, 10) };
        Assert.Equal(expected, Single(gates, Facts(Delivery("penalty", 1, 1), Delivery("penalty", day, 1))).Outcome);
    }

    [Theory]
    [InlineData(80, GateOutcome.Passed)]
    [InlineData(79, GateOutcome.Warned)]
    public void By_MatchCoverage_IsOfRecords(long matched, GateOutcome expected)
    {
        var gates = Off with { MatchCoverage = new MatchCoverageGate(GateAction.Warn, 0.8m) };
        var facts = Facts() with { Books = new RunBooks(0, 0, 0, 0, 100, matched, 100 - matched) };
        Assert.Equal(expected, Single(gates, facts).Outcome);
    }

    [Theory]
    [InlineData(50, GateOutcome.Passed)]
    [InlineData(51, GateOutcome.Blocked)]
    public void By_Refused_IsOfRows(long refused, GateOutcome expected)
    {
        var gates = Off with { Refused = new RefusedGate(GateAction.Block, 0.05m) };
        var facts = Facts() with { Books = new RunBooks(1000, 1000 - refused, 0, refused, 0, 0, 0) };
        Assert.Equal(expected, Single(gates, facts).Outcome);
    }

    [Fact]
    public void By_NothingToMeasure_IsSkipped()
    {
        var gates = Off with
        {
            MatchCoverage = new MatchCoverageGate(GateAction.Block),
            Refused = new RefusedGate(GateAction.Block),
            Colours = new ColoursGate(GateAction.Block, RedMax: 0),
            Changes = new ChangesGate(GateAction.Block),
        };
        var facts = Facts() with { Books = new RunBooks(0, 0, 0, 0, 0, 0, 0), Colours = Colours(0, 0, 0, 0) };
        Assert.All(JudgeCandidate.By(gates, facts), result => Assert.Equal(GateOutcome.Skipped, result.Outcome));
    }

    /// <summary>Before: 50 of 100 green and 10 red. A change of 10% of the rated is within the limit, also where the number of rated changed.</summary>
    [Theory]
    [InlineData(80, 80, 20, 20, "")]
    [InlineData(79, 81, 20, 20, "green")]
    [InlineData(100, 18, 41, 41, "yellow orange red")]
    public void By_Colours_HoldsEachShareAgainstTheRunBefore(long green, long yellow, long orange, long red, string faults)
    {
        var gates = Off with { Colours = new ColoursGate(GateAction.Block, 0.1m) };
        var facts = Facts() with { Colours = Colours(green, yellow, orange, red), Previous = Before(50, 40, 5, 5) };
        var found = JudgeCandidate.By(gates, facts);
        Assert.Equal(4, found.Length);
        var shares = new[] { green, yellow, orange, red }.Select(count => (decimal)count / (green + yellow + orange + red));
        var moved = shares.Zip([0.5m, 0.4m, 0.05m, 0.05m], (now, before) => Math.Abs(now - before) > 0.1m);
        Assert.Equal(moved, found.Select(result => result.Outcome == GateOutcome.Blocked));
        Assert.Equal(
            faults,
            string.Join(' ', found.Where(result => result.Outcome == GateOutcome.Blocked).Select(r => r.Subject))
        );
    }

    [Theory]
    [InlineData(3, GateOutcome.Passed)]
    [InlineData(4, GateOutcome.Blocked)]
    public void By_ColourOverItsLimit_Blocks(long red, GateOutcome expected)
    {
        var gates = Off with { Colours = new ColoursGate(GateAction.Block, 1, RedMax: 0.03m) };
        var facts = Facts() with { Colours = Colours(100 - red, 0, 0, red) };
        Assert.Equal(
            expected,
            JudgeCandidate.By(gates, facts).Single(result => result.Expected == "at most 3% of the rated").Outcome
        );
    }

    [Theory]
    [InlineData(20, null, GateOutcome.Passed)]
    [InlineData(21, null, GateOutcome.Warned)]
    [InlineData(20, 20, GateOutcome.Passed)]
    [InlineData(20, 19, GateOutcome.Warned)]
    public void By_Changes_HasAShareAndANumber(long changed, int? most, GateOutcome expected)
    {
        var gates = Off with { Changes = new ChangesGate(GateAction.Warn, 0.2m, most) };
        Assert.Equal(expected, Single(gates, Facts() with { Changed = changed, RatedInBoth = 100 }).Outcome);
    }

    [Fact]
    public void By_IntegrityFaults_NameTheFirst()
    {
        var gates = Off with { Contributions = GateAction.Block, RedRecords = GateAction.Block, Schema = GateAction.Block };
        var facts = Facts() with { SharesOff = new Offenders(2, "A"), RedWithoutRecord = new Offenders(1, "B") };
        Assert.Equal(
            ["2 that are not so, the first A", "1 that are not so, the first B", "them"],
            JudgeCandidate.By(gates, facts).Select(result => result.Found)
        );
    }

    private static GateResult Single(GateSettings gates, CandidateFacts facts) => Assert.Single(JudgeCandidate.By(gates, facts));

    private static CandidateFacts Facts(params RunInput[] inputs) =>
        new()
        {
            AsOf = new DateOnly(2021, 12, 31),
            Inputs = [.. inputs],
            Books = new RunBooks(10, 10, 0, 0, 10, 10, 0),
            Colours = Colours(10, 0, 0, 0),
            Previous = null,
            RatedInBoth = 0,
            Changed = 0,
            SharesOff = default,
            RedWithoutRecord = default,
            SchemaFaults = [],
        };

    private static RunManifest Before(long green, long yellow, long orange, long red, params RunInput[] inputs) =>
        new()
        {
            SchemaVersion = 1,
            RunId = "0123456789ab",
            ProgramVersion = "0.1.0",
            Workspace = "示范市",
            IsSynthetic = true,
            AsOf = new DateOnly(2021, 12, 30),
            Policy = new RunPolicy("city", "1", "0"),
            Engine = "kernel",
            Threads = 1,
            Inputs = [.. inputs],
            Books = new RunBooks(0, 0, 0, 0, 0, 0, 0),
            Colours = Colours(green, yellow, orange, red),
            Rows = ImmutableSortedDictionary<string, long>.Empty,
            StartedAt = default,
            FinishedAt = default,
            Stages = [],
        };

    private static ImmutableSortedDictionary<string, long> Colours(long green, long yellow, long orange, long red) =>
        new Dictionary<string, long>
        {
            ["green"] = green,
            ["yellow"] = yellow,
            ["orange"] = orange,
            ["red"] = red,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static RunInput Delivery(string source, int day, long rows) =>
        new()
        {
            File = string.Create(CultureInfo.InvariantCulture, $"{source}_{day}"),
            Sha256 = string.Create(CultureInfo.InvariantCulture, $"{source} {day} {rows}"),
            Source = source,
            ContractHash = "0",
            Encoding = "utf-8",
            Bytes = rows,
            DeliveredOn = new DateOnly(2021, 12, day),
            KnownFrom = new DateOnly(2021, 12, day),
            Rows = new FileBooks(rows, rows, 0, 0),
        };
}
