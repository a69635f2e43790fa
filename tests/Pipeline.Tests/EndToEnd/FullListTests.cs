namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>What a full list says by what it does not hold.</summary>
public sealed class FullListTests : IDisposable
{
    private readonly HandMadeCity city = new HandMadeCity(workspace =>
        workspace.Append("sources/scjg_penalty.yaml", "delivery: full")
    ).Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");

    public void Dispose() => city.Dispose();

    [Fact]
    public void RowMissingFromTheNextList_IsOverFromItsDelivery()
    {
        city.Penalties(20210310, Document(1), Document(2)).Penalties(20210410, Document(2));
        // The delivery date is the record's last day, as any end that a department gives.
        Assert.Equal(2, city.RecordsAsOf("2021-04-10"));
        Assert.Equal(1, city.RecordsAsOf("2021-04-11"));
        Assert.Equal(1, city.RecordsAsOf("2021-12-31"));
    }

    [Fact]
    public void RowMissingFromADelta_StaysInForce()
    {
        using var delta = new HandMadeCity().Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62");
        delta.Penalties(20210310, Document(1), Document(2)).Penalties(20210410, Document(3));
        Assert.Equal(3, delta.RecordsAsOf("2021-04-10"));
    }

    [Fact]
    public void RowThatIsListedAgain_IsInForceAgain()
    {
        city.Penalties(20210310, Document(1), Document(2))
            .Penalties(20210410, Document(2))
            .Penalties(20210510, Document(2), Document(1));
        Assert.Equal(1, city.RecordsAsOf("2021-05-09"));
        Assert.Equal(2, city.RecordsAsOf("2021-05-10"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ListOfTheBytesOfAnOlderOne_IsANewList(bool nightByNight)
    {
        string[] days = ["2021-03-10", "2021-04-10", "2021-05-10"];
        foreach (
            var (day, rows) in days.Zip([
                [Document(1), Document(2)],
                [Document(2)],
                new[] { Document(1), Document(2) },
            ])
        )
        {
            city.Penalties(
                int.Parse(day.Replace("-", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture),
                rows
            );
            if (nightByNight)
                city.Run(day);
        }
        Assert.Equal(1, city.RecordsAsOf("2021-05-09"));
        Assert.Equal(2, city.RecordsAsOf("2021-05-10"));
        // Delivered once more under the same name, it is known.
        Assert.Equal(0, city.Run("2021-05-11").NewFiles);
    }

    [Fact]
    public void ListsLoadedNightByNight_SayWhatListsLoadedAtOnceSay()
    {
        city.Penalties(20210310, Document(1), Document(2));
        Assert.Equal(2, city.RecordsAsOf("2021-03-10"));
        city.Penalties(20210410, Document(2));
        Assert.Equal(1, city.RecordsAsOf("2021-04-11"));
        city.Penalties(20210510, Document(2), Document(1));
        Assert.Equal(2, city.RecordsAsOf("2021-05-10"));
        Assert.Equal(1, city.RecordsAsOf("2021-05-09"));
    }

    [Fact]
    public void PartsOfOneDelivery_AreOneList()
    {
        city.Penalties(20210310, Document(1), Document(2))
            .PenaltyPart(20210410, "_east", Document(1))
            .PenaltyPart(20210410, "_west", Document(2));
        Assert.Equal(2, city.RecordsAsOf("2021-04-11"));
    }

    [Fact]
    public void PartThatComesLate_TakesBackWhatItsSisterEnded()
    {
        city.Penalties(20210310, Document(1), Document(2)).PenaltyPart(20210410, "_east", Document(1));
        Assert.Equal(1, city.RecordsAsOf("2021-04-11"));
        city.PenaltyPart(20210410, "_west", Document(2));
        Assert.Equal(2, city.RecordsAsOf("2021-04-12"));
    }

    [Fact]
    public void OldListThatComesLate_EndsNothing_AndWhatItAloneKnowsEndedWithTheNext()
    {
        city.Penalties(20210410, Document(1), Document(2));
        Assert.Equal(2, city.RecordsAsOf("2021-04-10"));
        city.Penalties(20210310, Document(1), Document(3));
        Assert.Equal(2, city.RecordsAsOf("2021-04-11"));
    }

    [Fact]
    public void RecordWhoseRowWasRefused_StaysInForce()
    {
        const string other = $"洪市监处〔2021〕0002号,南昌市某糕点有限公司,{HandMadeCity.Bakery},2021-03-01,罚款,0.1";
        city.Registrations(20210106, $"{HandMadeCity.Bakery},南昌市某糕点有限公司,62")
            .Penalties(20210310, Document(1), other)
            .Penalties(20210410, Document(1).Replace("2021-03-01", "昨天", StringComparison.Ordinal));
        // Row 1 is refused for its date but names the record; row 2 is missing.
        Assert.Equal(1, city.RecordsAsOf("2021-04-11"));
        Assert.Equal(0, city.RecordsAsOf("2021-04-11", HandMadeCity.Bakery));
    }

    [Fact]
    public void ListThatIsCutShort_StopsTheRun()
    {
        city.Penalties(20210310, [.. Enumerable.Range(1, 100).Select(Document)]);
        Assert.Equal(100, city.RecordsAsOf("2021-03-10"));
        city.Penalties(20210410, [.. Enumerable.Range(1, 79).Select(Document)]);
        var blocked = Assert.Throws<RunBlockedException>(() => city.Run("2021-04-10"));
        Assert.StartsWith(
            "scjg_penalty of 2021-04-10: the full list holds 79 records and lacks 21 that were open; the source tolerates a share of 0.2.",
            blocked.Message,
            StringComparison.Ordinal
        );
        File.Delete(city.Files("inbox", "scjg_penalty_20210410.csv").Single());
        Assert.Equal(100, city.RecordsAsOf("2021-04-11"));
    }

    [Fact]
    public void ListWithoutARow_EndsAll()
    {
        city.Penalties(20210310, Document(1), Document(2)).Penalties(20210410);
        Assert.Equal(2, city.RecordsAsOf("2021-04-10"));
        Assert.Equal(0, city.RecordsAsOf("2021-04-11"));
    }

    [Fact]
    public void ListsThatGrow_LoadedAtOnce_EndNothing()
    {
        city.Penalties(20210310, Document(1)).Penalties(20210410, [.. Enumerable.Range(1, 60).Select(Document)]);
        Assert.Equal(60, city.RecordsAsOf("2021-04-11"));
    }

    [Fact]
    public void ListThatEndsATolerableShare_IsTaken()
    {
        city.Penalties(20210310, [.. Enumerable.Range(1, 100).Select(Document)])
            .Penalties(20210410, [.. Enumerable.Range(1, 80).Select(Document)]);
        Assert.Equal(80, city.RecordsAsOf("2021-04-11"));
    }

    private static string Document(int number) =>
        $"洪市监处〔2021〕{number:D4}号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,罚款,0.1";
}
