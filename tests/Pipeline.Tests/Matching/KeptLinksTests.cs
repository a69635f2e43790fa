using FoodCredit.Pipeline.Rating;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Pipeline.Tests.Matching;

/// <summary>Deciding what may have changed gives what deciding all gives.</summary>
public sealed class KeptLinksTests : IDisposable
{
    private static readonly DateOnly[] Nights = [new(2020, 6, 30), new(2021, 3, 31), new(2021, 10, 31), new(2021, 12, 31)];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Link_OverSeveralDays_IsWhatLinkingEachDayAloneGives()
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
        var run = SampleCityFixture.Run(folder.Path, Nights[^1]);
        Assert.True(run.Manifest.Books.Matched > 1000);
        var workspace = Workspace.Load(folder.Path).OrThrow();
        var plan = PolicyCompiler.Compile(workspace.Policy.Policy).Plan!;
        using var warehouse = WarehouseConnection.Open(
            Path.Combine(folder.Path, "warehouse", "foodcredit.duckdb"),
            1024,
            2,
            TestContext.Current.CancellationToken
        );
        Forget(warehouse);
        var taken = 0L;
        var decided = new List<long>();
        foreach (var day in Nights)
        {
            new RateEntities(workspace, plan, warehouse).Match(Days.Of(day), 2);
            var kept = Links(warehouse);
            decided.Add(warehouse.Count("SELECT count(*) FROM party_to_link"));
            taken += warehouse.Count("SELECT count(*) FROM doubtful_party") - decided[^1];
            Forget(warehouse);
            new RateEntities(workspace, plan, warehouse).Match(Days.Of(day), 1);
            Assert.Equal(Links(warehouse), kept);
        }
        // The last day brings little that is new: most is taken over, but not all.
        Assert.True(taken > 0, $"nothing was taken over; decided {string.Join(", ", decided)}");
        Assert.InRange(decided[^1], 1, warehouse.Count("SELECT count(*) FROM doubtful_party") - 1);
    }

    private static void Forget(WarehouseConnection warehouse) => warehouse.Execute("DELETE FROM kept_linking");

    private static List<string> Links(WarehouseConnection warehouse) =>
        warehouse.Rows(
            """
            SELECT to_json(l)::VARCHAR FROM linked_party AS l
            UNION ALL
            SELECT to_json(s)::VARCHAR FROM match_step AS s
            ORDER BY 1
            """,
            row => row.GetString(0)
        );
}
