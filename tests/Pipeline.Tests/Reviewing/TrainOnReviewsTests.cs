using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Reviewing;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Reviewing;

/// <summary>A workspace teaches its own weights; what persons decided and took back again teaches nothing.</summary>
public sealed class TrainOnReviewsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void From_AWorkspace_LearnsFromTheDecisionsThatStand()
    {
        SampleCity.Write(
            new SampleOptions
            {
                Directory = folder.Path,
                Entities = 800,
                Records = 5000,
                Seed = 5,
            }
        );
        var asOf = new DateOnly(2021, 12, 31);
        SampleCityFixture.Run(folder.Path, asOf);
        var before = Train(threads: 2);
        Assert.Equal(before.Json.ToArray(), Train(threads: 1).Json.ToArray());
        Assert.True(before.Parties > 500);
        Assert.Equal(0, before.Decided);
        Assert.Empty(Model(before).Together);
        Assert.Equal(LinkSchemes.BusinessModel.ToJson(), Train(threads: 2, isCorrected: true).Json.ToArray());

        var waiting = WaitingParties.List(Workspace(), new ReviewFilter(), TimeProvider.System, Token);
        Assert.True(waiting.Length >= 4);
        var note = new DecisionNote("reviewer", "seen", asOf);
        foreach (var party in waiting.Take(2))
            DecideParty.Take(
                Workspace(),
                ReviewDecision.Accept,
                party.MatchId,
                null,
                isAll: false,
                note,
                TimeProvider.System,
                Token
            );
        DecideParty.Take(
            Workspace(),
            ReviewDecision.Reject,
            waiting[2].MatchId,
            null,
            isAll: true,
            note,
            TimeProvider.System,
            Token
        );
        DecideParty.Take(
            Workspace(),
            ReviewDecision.Reject,
            waiting[3].MatchId,
            null,
            isAll: false,
            note,
            TimeProvider.System,
            Token
        );
        var decided = Train(threads: 2);
        Assert.Equal((before.Parties, 4), (decided.Parties, decided.Decided));
        Assert.NotEqual(before.Json.ToArray(), decided.Json.ToArray());
        Assert.Equal(Model(before).NobodyShare, Model(decided).NobodyShare, 0.01);

        var corrected = Model(Train(threads: 1, isCorrected: true));
        Assert.NotEqual(LinkSchemes.BusinessModel.ToJson(), corrected.ToJson());
        Assert.Equal(LinkSchemes.BusinessModel.MatchedFrom, corrected.MatchedFrom);
        Assert.Equal(LinkSchemes.BusinessModel.NobodyShare, corrected.NobodyShare);

        for (var number = 1; number <= 4; number++)
            DecideParty.Undo(Workspace(), number, note, TimeProvider.System, Token);
        Assert.Equal(before.Json.ToArray(), Train(threads: 2).Json.ToArray());
    }

    [Fact]
    public void From_AWorkspaceWithoutRecords_SaysWhatIsMissing()
    {
        using var city = new HandMadeCity();
        Assert.Equal(
            "match train: expected registrations and records in the warehouse; found none that a name is known of; load them with foodcredit run",
            Assert
                .Throws<BrokenContractException>(() =>
                    TrainOnReviews.From(
                        Pipeline.Workspaces.Workspace.Load(city.Folder("")).OrThrow(),
                        isCorrected: false,
                        1,
                        TimeProvider.System,
                        Token
                    )
                )
                .Message
        );
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TrainedModel Train(int threads, bool isCorrected = false) =>
        TrainOnReviews.From(Workspace(), isCorrected, threads, TimeProvider.System, Token);

    private Workspace Workspace() => Pipeline.Workspaces.Workspace.Load(folder.Path).OrThrow();

    private static LinkModel Model(TrainedModel trained) =>
        LinkModel.FromJson("trained", trained.Json.Span, LinkSchemes.Business);
}
