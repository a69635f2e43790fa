using System.Collections.Immutable;
using FoodCredit.Pipeline.PolicyLab.Backtesting;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Evaluating;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Tests.PolicyLab;

/// <summary>
/// Three businesses outside catering; a penalty weighs 3 points and does not fade; yellow from 3, orange from 6. Every expected number is counted by hand.
/// 甲 is fined on 1 March and 1 April, 乙 on 1 March,
/// and 甲 once more on 20 May, as was delivered on 10 June. A
/// fine of 丙 of 2 April and 乙's of 1 March are revoked, as is known from 15 April on.
/// </summary>
public sealed class BacktestTests : IDisposable
{
    private static readonly string[] Codes = ["913601001583047170", "91360100705501286E", "91360100MA35F3GT6A"];
    private static readonly ImmutableArray<DateOnly> Days = [new(2021, 3, 15), new(2021, 4, 15), new(2021, 5, 15)];

    private readonly HandMadeCity city = new();

    public BacktestTests() =>
        city.Registrations(20210105, [.. Codes.Select((code, i) => $"{code},南昌市{"甲乙丙"[i]}远信息咨询有限公司,")])
            .Penalties(20210310, Penalty(1, 0, "2021-03-01"), Penalty(2, 1, "2021-03-01"))
            .Penalties(20210410, Penalty(3, 0, "2021-04-01"), Penalty(5, 2, "2021-04-02"))
            .Revocations(20210415, Revocation(2, 1), Revocation(5, 2))
            .Penalties(20210610, Penalty(4, 0, "2021-05-20"));

    public void Dispose() => city.Dispose();

    /// <summary>15 March: 甲 and 乙 yellow, 丙 green, and 甲's fine of 1 April follows. 15 April: 甲 orange, 乙 green again, no incident by 15 May. 15 May: 甲 orange, fined on 20 May.</summary>
    [Fact]
    public void Backtest_TellsWhatCameOfEachColour()
    {
        var horizon = Assert.Single(Try([20]).Horizons);
        Assert.Equal(Days, horizon.Days);
        Assert.Equal((9L, 3, 2L), (horizon.Rows, horizon.Entities, horizon.WithIncident));
        Assert.Equal(
            [(Colour.Green, 5L, 0L), (Colour.Yellow, 2, 1), (Colour.Orange, 2, 1), (Colour.Red, 0, 0)],
            horizon.Colours.Select(own => (own.Colour, own.Rows, own.WithIncident))
        );
        Assert.Null(horizon.Colours[3].Rate);
        // Yellow and orange have the same rate.
        Assert.False(horizon.IsMonotone);
        // 2 incidents at 3 and 6 points; 7 others: 5 of none, 1 of 3 and 1 of 6. Of 14 pairs 6 + 5 are won and 2 are ties.
        Assert.Equal(12 / 14.0, horizon.Metrics["auc"].Value, 12);
        Assert.Equal(
            [(Days[0], Colour.Yellow), (Days[2], Colour.Orange)],
            Try([20]).Rates.Where(rate => rate.WithIncident > 0).Select(rate => (rate.AsOf, rate.Colour))
        );
    }

    /// <summary>甲 turns from yellow to orange on 15 April, 乙 from yellow to green.</summary>
    [Fact]
    public void Backtest_TellsHowColoursChange()
    {
        var stability = Try([20]).Stability;
        Assert.Equal((6L, 1L, 1L), (stability.Pairs, stability.Worse, stability.Better));
        // Three entities for 61 days.
        Assert.Equal(2 / (3 * 61 / 30.44), stability.ChangedPerMonth!.Value, 12);
        Assert.Equal(new ColourSpells(Colour.Orange, 1, 0, null, null), stability.Colours[2]);
        Assert.Equal(new ColourSpells(Colour.Yellow, 0, 0, null, null), stability.Colours[1]);
    }

    /// <summary>Known until 10 June: 30 days after 15 May it is 14 June.</summary>
    [Fact]
    public void Backtest_LeavesOutHorizonsThatEndLater()
    {
        var backtest = Try([30, 365]);
        Assert.Equal(new DateOnly(2021, 6, 10), backtest.KnownUntil);
        var horizon = Assert.Single(backtest.Horizons);
        Assert.Equal([Days[0], Days[1]], horizon.Days);
        Assert.Equal(
            [
                "30 days: 1 of 3 days are left out, as their horizon ends after the last day known",
                "365 days: 3 of 3 days are left out, as their horizon ends after the last day known",
                "30 days: too few ratings with an incident (1) to judge by",
            ],
            backtest.Notes
        );
        Assert.Equal(
            "warehouse/: expected facts until 2022-03-15, 365 days after 2021-03-15; found the last delivery is of 2021-06-10; begin earlier, or name a shorter horizon",
            Assert.Throws<BrokenContractException>(() => Try([365])).Message
        );
    }

    /// <summary>A revoked record is no incident; one of lower severity is none either.</summary>
    [Fact]
    public void Backtest_CountsIncidentsOfTheSeverityThatIsNamed()
    {
        Assert.Equal(0, Try([20], new IncidentKind { AtLeast = Severity.Serious }).Horizons[0].WithIncident);
        Assert.Empty(Try([20], new IncidentKind { AtLeast = Severity.Serious }).Horizons[0].Metrics);
        Assert.Equal(2, Try([20], General with { RecordTypes = ["penalty"] }).Horizons[0].WithIncident);
        Assert.Contains(
            "expected a record type 'fine' for incidents",
            Assert.Throws<BrokenContractException>(() => Try([20], General with { RecordTypes = ["fine"] })).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Backtest_AgainstItself_IsNoBetter()
    {
        city.Run("2021-06-11");
        var workspace = Workspace.Load(city.Folder("")).OrThrow();
        var horizon = Run(
            workspace,
            new BacktestOptions
            {
                Days = Days,
                Horizons = [20],
                Incidents = General,
                Against = workspace.Policy,
            }
        ).Horizons[0];
        Assert.Equal(
            (0.0, 0.0, 0.0),
            (horizon.AucAgainst!.Estimate.Value, horizon.AucAgainst.Estimate.Low, horizon.AucAgainst.Estimate.High)
        );
    }

    [Fact]
    public void Backtest_OfAnEmptyWarehouse_SaysSo() =>
        Assert.Equal(
            "warehouse/: expected loaded dumps; found none; load the inbox first, with foodcredit run",
            Assert
                .Throws<BrokenContractException>(() =>
                    Run(Workspace.Load(city.Folder("")).OrThrow(), new BacktestOptions { Days = Days })
                )
                .Message
        );

    [Fact]
    public void Backtest_BeforeAnybodyIsRegistered_SaysSo()
    {
        city.Run("2021-06-11");
        Assert.Equal(
            "policies/city.yaml: expected entities that it rates from 2020-12-01 to 2020-12-01; found none known on those days; begin after the first delivery of registrations",
            Assert
                .Throws<BrokenContractException>(() =>
                    Run(Workspace.Load(city.Folder("")).OrThrow(), new BacktestOptions { Days = [new(2020, 12, 1)] })
                )
                .Message
        );
    }

    private static IncidentKind General => new() { AtLeast = Severity.General };

    private Backtest Try(ImmutableArray<int> horizons, IncidentKind? incidents = null)
    {
        city.Run("2021-06-11");
        return Run(
            Workspace.Load(city.Folder("")).OrThrow(),
            new BacktestOptions
            {
                Days = Days,
                Horizons = horizons,
                Incidents = incidents ?? General,
            }
        );
    }

    private static Backtest Run(Workspace workspace, BacktestOptions options) =>
        RunBacktest.Of(
            workspace,
            options with
            {
                Resampling = new BootstrapOptions(50, 1, 1),
            },
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );

    private static string Revocation(int number, int business) =>
        $"洪市监处〔2021〕{number}号,南昌市{"甲乙丙"[business]}远信息咨询有限公司,{Codes[business]},2021-04-14";

    private static string Penalty(int number, int business, string day) =>
        $"洪市监处〔2021〕{number}号,南昌市{"甲乙丙"[business]}远信息咨询有限公司,{Codes[business]},{day},罚款,0.1";
}
