using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.Gating;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>A plan tells what the next run then does, and leaves no trace.</summary>
public sealed class PlanRunTests : IDisposable
{
    private readonly BlockedCity city = new();

    public void Dispose() => city.Dispose();

    [Fact]
    public void Of_ACityWithNewDumps_TellsWhatTheRunThenDoes()
    {
        city.City.Penalties(
            20210501,
            $"洪市监处〔2021〕3号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-04-20,罚款,0.1"
        );
        var plan = Plan("2021-04-10");
        Assert.Equal(["scjg_penalty_20210405.csv", "scjg_penalty_20210501.csv"], plan.Files.Select(file => file.File));
        Assert.All(plan.Files, file => Assert.Equal("sources/scjg_penalty.yaml", file.Contract));
        // One row of the same width was read from each dump of this source so far.
        Assert.Equal([1, 1], plan.Files.Select(file => file.RowsEstimate));
        Assert.Equal([true, false], plan.Files.Select(file => file.IsKnown));
        Assert.Equal(
            (city.Published.Directory, city.Published.Directory, true),
            (plan.InForce, plan.RunBefore, plan.WouldBeInForce)
        );
        Assert.Empty(plan.Drift.Faults);

        var blocked = city.Block();
        Assert.Equal(2, blocked.Manifest!.Inputs.Count(input => input.Source == "scjg_penalty"));
        var after = Plan("2021-04-10");
        Assert.Empty(after.Files);
        Assert.Equal([PublishedFolder.NameOf(blocked.Candidate!)], after.Candidates);
    }

    /// <summary>A dump that came late is known from the latest published day on.</summary>
    [Fact]
    public void Of_ALateDump_SaysFromWhenOnItIsKnown()
    {
        city.City.Penalties(
            20210320,
            $"洪市监处〔2021〕3号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-05,罚款,0.1"
        );
        var plan = Plan("2021-03-30");
        var late = plan.Files.Single(file => file.DeliveredOn == new DateOnly(2021, 3, 20));
        Assert.Equal((new DateOnly(2021, 3, 31), false, false), (late.KnownFrom, late.IsKnown, plan.WouldBeInForce));
        Assert.Null(plan.RunBefore);
    }

    [Fact]
    public void Of_ADumpThatDrifted_TellsItWithAnEdit()
    {
        city.City.Deliver(
            "scjg_registration_20210402.csv",
            "统一社会信用代码,企业名,行业代码",
            $"{HandMadeCity.Bakery},南昌市晨光面包有限公司,62"
        );
        Assert.NotEmpty(Plan("2021-04-10").Drift.Faults);
    }

    [Fact]
    public void Of_AnyCity_ChangesNoByteOfTheWorkspace()
    {
        city.Block();
        city.City.Penalties(
            20210501,
            $"洪市监处〔2021〕3号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-04-20,罚款,0.1"
        );
        var before = Everything();
        Plan("2021-05-02");
        Assert.Equal(before, Everything());
    }

    /// <summary>Every file and folder with its bytes and the time it was written.</summary>
    private List<(string Path, DateTime WrittenAt, string Sha256)> Everything() =>
        [
            .. Directory
                .EnumerateFileSystemEntries(city.City.Folder(""), "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .Select(path => (path, File.GetLastWriteTimeUtc(path), Directory.Exists(path) ? "" : Sha256.OfFile(path))),
        ];

    private RunForecast Plan(string asOf) =>
        PlanRun.Of(
            Workspace.Load(city.City.Folder("")).OrThrow(),
            DateOnly.ParseExact(asOf, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            2,
            TestContext.Current.CancellationToken
        );
}
