using System.Globalization;
using FoodCredit.Pipeline.Learning;
using FoodCredit.Pipeline.Learning.Reading;
using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Pipeline.PolicyLab.Features;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.PolicyLab;

public sealed class SecondOpinionTests : IDisposable
{
    private static readonly DateOnly AsOf = new(2021, 12, 31);
    private static readonly string[] Colours = ["green", "yellow", "orange", "red"];

    private readonly TemporaryFolder folder = new();
    private readonly string city;

    public SecondOpinionTests()
    {
        city = Path.Combine(folder.Path, "city");
        SampleCity.Write(
            new SampleOptions
            {
                Directory = city,
                Entities = 3_000,
                Records = 12_000,
                Seed = 5,
                HasHiddenRisk = true,
            }
        );
        SampleCityFixture.Run(city, AsOf);
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The scores are those that the commands give for the same day, and the colours those of the policy alone.</summary>
    [Fact]
    public void Ratings_HaveTheScoresOfTheModelBesideTheColours()
    {
        var alone = Ratings(SampleCityFixture.Run(city, AsOf));
        Assert.All(alone, row => Assert.Equal(("", ""), (row["model_score"], row["model_disagrees"])));
        var model = Train();
        Name(model.Record.Id);
        var run = SampleCityFixture.Run(city, AsOf);
        Assert.Equal(model.Record.Id, run.Manifest.SecondOpinion);
        var beside = Ratings(run);
        Assert.Equal(
            alone.Select(row => (row["entity_id"], row["colour"], row["points"])),
            beside.Select(row => (row["entity_id"], row["colour"], row["points"]))
        );
        Assert.Equal(ScoresByCommand(model), beside.ToDictionary(row => row["entity_id"], row => row["model_score"]));

        var counts = Colours.Select(colour => beside.Count(row => row["colour"] == colour)).ToArray();
        Assert.True(counts[3] > 0);
        Assert.All(beside, row => Assert.Equal(Disagrees(row, beside, counts) ? "true" : "false", row["model_disagrees"]));
        Assert.InRange(beside.Count(row => row["model_disagrees"] == "true"), 1, beside.Count / 4);
    }

    [Fact]
    public void Model_ThatIsNotThere_StopsBeforeAnythingIsLoaded()
    {
        Name("champion");
        var inForce = File.ReadAllText(Path.Combine(city, "published", "CURRENT"));
        var fault = Assert.Throws<BrokenContractException>(() => SampleCityFixture.Run(city, AsOf.AddDays(1)));
        Assert.Contains("none was promoted", fault.Message, StringComparison.Ordinal);
        Assert.Equal(inForce, File.ReadAllText(Path.Combine(city, "published", "CURRENT")));
    }

    [Theory]
    [InlineData("Champion")]
    [InlineData("../models/a")]
    [InlineData("xyz")]
    public void Name_ThatIsNoModels_IsAFault(string name)
    {
        Name(name);
        Assert.Contains(
            Workspace.Load(city).Faults,
            fault => fault.ToString().Contains("champion, or the id of a model", StringComparison.Ordinal)
        );
    }

    /// <summary>By the definition: as many of each colour as there are, handed out in the model's order; of equals the place that is nearest.</summary>
    private static bool Disagrees(Dictionary<string, string> row, List<Dictionary<string, string>> all, int[] counts)
    {
        var own = decimal.Parse(row["model_score"], CultureInfo.InvariantCulture);
        var scores = all.Select(one => decimal.Parse(one["model_score"], CultureInfo.InvariantCulture)).ToList();
        var above = scores.Count(score => score > own);
        var places = Enumerable.Range(above, scores.Count(score => score == own));
        var colour = Array.IndexOf(Colours, row["colour"]);
        return places.All(place => Math.Abs(ColourAt(place, counts) - colour) >= 2);
    }

    private static int ColourAt(int place, int[] counts) =>
        place < counts[3] ? 3
        : place < counts[3] + counts[2] ? 2
        : place < counts[3] + counts[2] + counts[1] ? 1
        : 0;

    private RegisteredModel Train()
    {
        var file = Features("train.csv", new DateOnly(2021, 1, 31), new DateOnly(2021, 5, 31));
        return TrainModel.Run(
            new TableOptions
            {
                File = file,
                Label = "label",
                Group = "entity_id",
                Time = "as_of",
            },
            new TrainOptions { Resamples = 20 },
            new ModelRegistry(Path.Combine(city, "models")),
            TimeProvider.System
        );
    }

    private Dictionary<string, string> ScoresByCommand(RegisteredModel model)
    {
        var scored = Path.Combine(folder.Path, "scored.csv");
        using (var output = new StreamWriter(scored))
            ScoreTable.Write(model, Features("now.csv", AsOf), ["entity_id"], output);
        return CsvRows.Read(scored).ToDictionary(row => row["entity_id"], row => row["probability"]);
    }

    private string Features(string name, params DateOnly[] days)
    {
        var file = Path.Combine(folder.Path, name);
        MakeFeatures.Of(
            Workspace.Load(city).OrThrow(),
            new FeatureOptions
            {
                Days = [.. days],
                HorizonDays = 180,
                File = file,
            },
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        return file;
    }

    private void Name(string model) => File.AppendAllText(Path.Combine(city, "foodcredit.yaml"), $"\nsecond_opinion: {model}\n");

    private List<Dictionary<string, string>> Ratings(RunResult run) =>
        CsvRows.Read(Path.Combine(city, "published", run.Directory, "ratings.csv"));
}
