using System.Security.Cryptography;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Rating;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Pipeline.Tests.Matching;

/// <summary>A workspace's own model decides, is told, and makes all be decided anew; one that is none stops before anything changes.</summary>
public sealed class OwnModelTests : IDisposable
{
    private const string File = "models/matching.json";

    private static readonly DateOnly AsOf = new(2021, 12, 31);

    private static readonly LinkModel Strict = LinkSchemes.BusinessModel with { MatchedFrom = 999_990 };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_WithAnotherModel_DecidesAllAnewAsAFreshWarehouseDoes()
    {
        WriteCity();
        var shipped = SampleCityFixture.Run(folder.Path, AsOf);
        Assert.Equal(new RunModel(null, LinkSchemes.BusinessModelHash), shipped.Manifest.MatchModel);

        Name(Strict.ToJson());
        var own = SampleCityFixture.Run(folder.Path, AsOf);
        Assert.Equal(new RunModel(File, Convert.ToHexStringLower(SHA256.HashData(Strict.ToJson()))), own.Manifest.MatchModel);
        Assert.NotEqual(shipped.Manifest.RunId, own.Manifest.RunId);
        Assert.True(own.Manifest.Books.Matched < shipped.Manifest.Books.Matched);
        var incremental = Links(decided => Assert.Equal(0, decided));

        // The same without anything that was decided before.
        using (var warehouse = Open())
            warehouse.Execute("DELETE FROM kept_linking; DELETE FROM kept_link; DELETE FROM kept_step");
        Assert.Equal(Links(decided => Assert.True(decided > 100)), incremental);

        // And back: the shipped model's decisions are not those of the strict one.
        Name(LinkSchemes.BusinessModel.ToJson());
        var changed = Links(decided => Assert.True(decided > 100));
        Assert.NotEqual(incremental, changed);
    }

    [Fact]
    public void Rebuild_OfAWorkspaceWithAModel_MakesTheSameBytes()
    {
        WriteCity();
        Name(Strict.ToJson());
        var run = SampleCityFixture.Run(folder.Path, AsOf);
        System.IO.File.Delete(Path.Combine(folder.Path, "warehouse", "foodcredit.duckdb"));
        Directory.Delete(Path.Combine(folder.Path, "published"), recursive: true);
        RebuildWarehouse.Run(Load(), 2, TimeProvider.System, new Progress<RunEvent>(), TestContext.Current.CancellationToken);
        Assert.Equal(run.Directory, SampleCityFixture.Run(folder.Path, AsOf).Directory);
    }

    [Theory]
    [InlineData("{", "models/matching.json: expected a model that match train wrote; found ")]
    [InlineData("{\"x\":1}", "models/matching.json: expected a model that match train wrote; found another document; ")]
    [InlineData("null", "models/matching.json: expected a model that match train wrote; found null; ")]
    [InlineData(
        "foreign",
        "models/matching.json: expected the comparisons of 'business' as this program makes them; found those of 'name:text'; train the model again with foodcredit match train, or remove match_model from foodcredit.yaml"
    )]
    [InlineData(
        "missing",
        "foodcredit.yaml:5:14: expected the path of a file of the workspace; found 'models/matching.json', which is not there; "
    )]
    public void Load_OfNoModel_StopsBeforeAnythingChanges(string document, string message)
    {
        using var city = new HandMadeCity().Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");
        var before = city.Run("2021-01-05");
        System.IO.File.AppendAllText(city.Folder("foodcredit.yaml"), $"\nmatch_model: {File}\n");
        Directory.CreateDirectory(city.Folder("models"));
        if (document != "missing")
            System.IO.File.WriteAllText(
                city.Folder(File),
                document == "foreign"
                    ? System.Text.Encoding.UTF8.GetString(LinkModel.Starting(LinkSchemes.OfColumns("name:text", false)).ToJson())
                    : document
            );
        city.Registrations(20210106, $"{HandMadeCity.Bakery},南昌市新街餐饮有限公司,62");
        var fault = Assert.Single(Assert.Throws<BrokenContractException>(() => city.Run("2021-01-06")).Faults);
        Assert.StartsWith(message, fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(before.Directory, new PublishedFolder(city.Folder("published")).Current());
        Assert.Single(city.Files("warehouse/log", "*.json"));
        // What was decided by it long ago is made again all the same.
        if (document != "missing")
            Assert.NotNull(Workspace.LoadWithoutModel(city.Folder("")).OrThrow());
    }

    [Theory]
    [InlineData("/etc/model.json")]
    [InlineData("../model.json")]
    [InlineData("models/../foodcredit.json")]
    [InlineData("models\\matching.json")]
    [InlineData("c:/matching.json")]
    [InlineData("models/matching.yaml")]
    [InlineData("foodcredit.yaml")]
    public void Load_OfAPathThatLeadsOut_IsAFault(string path)
    {
        using var city = new HandMadeCity();
        System.IO.File.AppendAllText(city.Folder("foodcredit.yaml"), $"\nmatch_model: {path}\n");
        Assert.StartsWith(
            "foodcredit.yaml:5:14: expected a .json file inside the workspace; found ",
            Assert.Single(Workspace.Load(city.Folder("")).Faults).ToString(),
            StringComparison.Ordinal
        );
    }

    private void WriteCity() =>
        SampleCity.Write(
            new SampleOptions
            {
                Directory = folder.Path,
                Entities = 800,
                Records = 5000,
                Seed = 5,
            }
        );

    private void Name(byte[] model)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "models"));
        System.IO.File.WriteAllBytes(Path.Combine(folder.Path, File), model);
        var settings = Path.Combine(folder.Path, "foodcredit.yaml");
        if (!System.IO.File.ReadAllText(settings).Contains("match_model", StringComparison.Ordinal))
            System.IO.File.AppendAllText(settings, $"\nmatch_model: {File}\n");
    }

    private Workspace Load() => Workspace.Load(folder.Path).OrThrow();

    private WarehouseConnection Open() =>
        WarehouseConnection.Open(Path.Combine(folder.Path, "warehouse", "foodcredit.duckdb"), 1024, 2);

    /// <summary>All decisions of a linking by the workspace's model, after a look at how many of them were made and not taken over.</summary>
    private List<string> Links(Action<long> look)
    {
        var workspace = Load();
        using var warehouse = Open();
        new RateEntities(workspace, PolicyCompiler.Compile(workspace.Policy.Policy).Plan!, warehouse).Match(Days.Of(AsOf), 2);
        look(warehouse.Count("SELECT count(*) FROM party_to_link"));
        return warehouse.Rows(
            """
            SELECT to_json(l)::VARCHAR FROM linked_party AS l
            UNION ALL
            SELECT to_json(s)::VARCHAR FROM match_step AS s
            ORDER BY 1
            """,
            row => row.GetString(0)
        );
    }
}
