using System.Collections.Immutable;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>The history of a city that was first rated late is what its days would have published.</summary>
public sealed class BackfillTests : IDisposable
{
    private static readonly ImmutableArray<DateOnly> Days = [new(2021, 3, 9), new(2021, 3, 31), new(2021, 4, 30)];

    private readonly HandMadeCity city = Delivered();

    public void Dispose() => city.Dispose();

    [Fact]
    public void Backfill_AfterOneLateRun_GivesTheBytesOfTheNightsThatWouldHaveBeen()
    {
        var present = city.Run("2021-05-31");
        var past = Backfill(Days);
        Assert.Equal(["0", "1", "2"], past.Select(run => city.Rating(run)["records"]));
        using var nightly = Delivered();
        var nights = Days.Select(day =>
            nightly.Run(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        );
        foreach (var (night, run) in nights.Zip(past))
        {
            Assert.Equal(night.Directory, run.Directory);
            foreach (
                var file in new[]
                {
                    OutputFile.RatingsCsv,
                    OutputFile.RatingsParquet,
                    OutputFile.Contributions,
                    OutputFile.Changes,
                }
            )
                Assert.Equal(File.ReadAllBytes(nightly.Published(night, file)), File.ReadAllBytes(city.Published(run, file)));
        }
        Assert.All(past, run => Assert.False(run.IsInForce));
        Assert.Equal(present.Directory, File.ReadAllText(Path.Combine(city.Folder("published"), "CURRENT")).Trim());
        // Once more: nothing is made anew.
        Assert.All(Backfill(Days), run => Assert.False(run.IsNew));
    }

    [Fact]
    public void Backfill_LeavesTheInboxAlone()
    {
        city.Run("2021-05-31");
        city.Penalties(20210505, $"洪市监处〔2021〕9号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,罚款,0.1");
        Assert.Equal("2", city.Rating(Backfill(Days)[^1])["records"]);
        Assert.Equal(1, city.Run("2021-06-01").NewFiles);
    }

    [Fact]
    public void Backfill_BeyondTheDayInForce_IsRefused()
    {
        Assert.Contains("a rating in force; found none", Refusal(Days), StringComparison.Ordinal);
        city.Run("2021-04-15");
        Assert.Contains(
            "days up to 2021-04-15, the as-of date in force; found 2021-04-30",
            Refusal(Days),
            StringComparison.Ordinal
        );
        Assert.Single(Directory.GetDirectories(city.Folder("published/runs")));
    }

    private static HandMadeCity Delivered() =>
        new HandMadeCity()
            .Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62")
            .Penalties(20210310, $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,罚款,0.1")
            .Penalties(20210410, $"洪市监处〔2021〕2号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-04-01,罚款,0.1");

    private string Refusal(ImmutableArray<DateOnly> days) => Assert.Throws<BrokenContractException>(() => Backfill(days)).Message;

    private ImmutableArray<RunResult> Backfill(ImmutableArray<DateOnly> days) =>
        RunPipeline.Backfill(
            new RunOptions { Workspace = Workspace.Load(city.Folder("")).OrThrow(), AsOf = days[0] },
            days,
            TimeProvider.System,
            new Progress<RunEvent>(),
            TestContext.Current.CancellationToken
        );
}
