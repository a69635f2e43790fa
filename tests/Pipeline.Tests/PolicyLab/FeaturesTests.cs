using System.Globalization;
using FoodCredit.Pipeline.PolicyLab.Backtesting;
using FoodCredit.Pipeline.PolicyLab.Features;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Tests.PolicyLab;

public sealed class FeaturesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>
    /// One city is loaded with what was delivered by the middle of 2021; another with half a year more: later events, events that were told late, repairs, revocations, removals, other
    /// registrations and licences. What is told of days before is the same to the last digit.
    /// </summary>
    [Fact]
    public void Features_OfThePast_KnowNothingOfTheFuture()
    {
        string[] days = ["2021-03-31", "2021-06-30"];
        var (early, late) = (City("early"), City("late"));
        var kept = Directory
            .GetFiles(Path.Combine(early, "inbox"), "*", SearchOption.AllDirectories)
            .Where(file => DeliveredOn(file) > 20210630)
            .ToList();
        Assert.True(kept.Count > 20);
        Assert.Contains(kept, file => file.Contains("repair", StringComparison.Ordinal));
        Assert.Contains(kept, file => file.Contains("revocation", StringComparison.Ordinal));
        kept.ForEach(File.Delete);
        SampleCityFixture.Run(early, new DateOnly(2021, 6, 30));
        SampleCityFixture.Run(late, new DateOnly(2021, 12, 31));

        var (then, now) = (Rows(early, days), Rows(late, days));
        Assert.True(then.Count > 500);
        Assert.Equal(WithoutLabels(then), WithoutLabels(now));
        Assert.Equal(then.Count, then.Count(row => row["label"].Length == 0));
        Assert.InRange(now.Count(row => row["label"] == "1"), 10, now.Count / 2);
        // What a day decided of parties helps the next, and changes nothing.
        Assert.Equal(
            WithoutLabels(now).Where(row => row.Contains($"as_of={days[1]}", StringComparison.Ordinal)),
            WithoutLabels(Rows(late, days[1..]))
        );
        // There is something to tell that could have changed.
        Assert.True(then.Count(row => row["records_365"] != "0") > 100);
        Assert.True(then.Select(row => row["road_rate"]).Distinct().Count() > 5);
    }

    /// <summary>Penalties 45 and 14 days before 15 April, and one more on 20 May.</summary>
    [Fact]
    public void Features_AreWhatWasKnown()
    {
        using var city = new HandMadeCity();
        city.Registrations(
                20210105,
                $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62",
                $"{HandMadeCity.Bakery},南昌市甘食记食品有限公司,62"
            )
            .Penalties(20210310, Penalty(1, "2021-03-01"))
            .Penalties(20210410, Penalty(2, "2021-04-01"))
            .Penalties(20210610, Penalty(3, "2021-05-20"));
        city.Run("2021-06-11");
        var rows = Rows(city.Folder(""), ["2021-03-15", "2021-04-15", "2021-05-25"], horizon: 40);
        Assert.Equal(6, rows.Count);
        var row = rows.Single(row => row["entity_id"] == HandMadeCity.Restaurant && row["as_of"] == "2021-04-15");
        Assert.Equal(
            ("2", "2", "14", "", "100", "catering", "company", "1"),
            (
                row["records_90"],
                row["general_1095"],
                row["days_since_last"],
                row["days_since_serious"],
                row["known_days"],
                row["industry"],
                row["legal_kind"],
                row["label"]
            )
        );
        Assert.Equal(Faded(45) + Faded(14), double.Parse(row["penalty_faded"], CultureInfo.InvariantCulture), 12);
        Assert.Equal(
            [("2021-03-15", "1"), ("2021-04-15", "1"), ("2021-05-25", "")],
            rows.Where(own => own["entity_id"] == HandMadeCity.Restaurant).Select(own => (own["as_of"], own["label"]))
        );
        var bakery = rows.Single(own => own["entity_id"] == HandMadeCity.Bakery && own["as_of"] == "2021-04-15");
        Assert.Equal(("0", "", "0"), (bakery["records_90"], bakery["days_since_last"], bakery["label"]));
        Assert.DoesNotContain("老街", File.ReadAllText(Path.Combine(city.Folder(""), "features.csv")), StringComparison.Ordinal);
    }

    /// <summary>A training row's year ends by the first day of the next part.</summary>
    [Theory]
    [InlineData("2019-01-01", "train")]
    [InlineData("2019-01-02", "gap")]
    [InlineData("2020-01-01", "validate")]
    [InlineData("2020-01-02", "gap")]
    [InlineData("2020-12-31", "test")]
    public void Split_LeavesAGap_SoThatOutcomesAreKnownBefore(string day, string part) =>
        Assert.Equal(
            part,
            new TimeSplit(new DateOnly(2020, 1, 1), new DateOnly(2020, 12, 31)).Of(
                DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                365
            )
        );

    [Fact]
    public void Features_InAFileOfAnotherKind_AreRefused()
    {
        using var city = new HandMadeCity();
        Assert.Equal(
            "features.xlsx: expected a name that ends in .csv or .parquet; found .xlsx; name another file",
            Assert
                .Throws<BrokenContractException>(() =>
                    Make(city.Folder(""), new FeatureOptions { Days = [new(2021, 4, 15)], File = "features.xlsx" })
                )
                .Message
        );
    }

    private static double Faded(int days) => Math.Round(65536 * Math.Pow(0.5, days / 365.0)) / 65536;

    private static string Penalty(int number, string day) =>
        $"洪市监处〔2021〕{number}号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},{day},罚款,0.1";

    private static IEnumerable<string> WithoutLabels(List<Dictionary<string, string>> rows) =>
        rows.Select(row => string.Join(',', row.Where(cell => cell.Key != "label").Select(cell => $"{cell.Key}={cell.Value}")));

    private static int DeliveredOn(string file) =>
        int.Parse(
            Path.GetFileName(file).Split('_', '.', '-').Last(part => part.Length == 8 && part.All(char.IsAsciiDigit)),
            CultureInfo.InvariantCulture
        );

    private string City(string name)
    {
        var directory = Path.Combine(folder.Path, name);
        SampleCity.Write(
            new SampleOptions
            {
                Directory = directory,
                Entities = 1_500,
                Records = 9_000,
                Seed = 7,
            }
        );
        return directory;
    }

    private static List<Dictionary<string, string>> Rows(string directory, string[] days, int horizon = 180)
    {
        var file = Path.Combine(directory, "features.csv");
        Make(
            directory,
            new FeatureOptions
            {
                Days = [.. days.Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))],
                HorizonDays = horizon,
                Incidents = new IncidentKind { AtLeast = Severity.General },
                File = file,
            }
        );
        return CsvRows.Read(file);
    }

    private static FeatureFile Make(string directory, FeatureOptions options) =>
        MakeFeatures.Of(Workspace.Load(directory).OrThrow(), options, TimeProvider.System, TestContext.Current.CancellationToken);
}
