namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>What counts on which day, with both clocks: when a thing happened, and since when it is known. Every expected number is counted by hand.</summary>
public sealed class TwoClocksTests : IDisposable
{
    private const string Registered = $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62";
    private const string Penalty = $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,罚款,0.1";
    private const string About = $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant}";

    private readonly HandMadeCity city = new HandMadeCity().Registrations(20210105, Registered);

    public void Dispose() => city.Dispose();

    [Fact]
    public void Record_CountsFromTheDayItIsKnown_NotFromTheDayItHappened()
    {
        city.Penalties(20210310, Penalty);
        Assert.Equal(0, city.RecordsAsOf("2021-03-09"));
        Assert.Equal(1, city.RecordsAsOf("2021-03-10"));
        // Weight 3, catering x 1.15 and a base of 0.5: 3.95 points.
        Assert.Equal("3.950", city.Rating(city.Run("2021-03-10"))["points"]);
        Assert.Equal("yellow", city.Rating(city.Run("2021-03-10"))["colour"]);
    }

    [Fact]
    public void Revocation_CountsFromTheDayItIsKnown_AndThePastStaysAsItWas()
    {
        city.Penalties(20210310, Penalty).Revocations(20210520, $"{About},2021-05-01");
        Assert.Equal(0, city.RecordsAsOf("2021-05-20"));
        Assert.Equal(1, city.RecordsAsOf("2021-05-19"));
        Assert.Equal(0, city.RecordsAsOf("2021-12-31"));
    }

    [Fact]
    public void Repair_ThatTakesEffectLater_CountsFromThatDay()
    {
        city.Penalties(20210310, Penalty).Repairs(20210520, $"{About},2021-05-15");
        Assert.Equal(1, city.RecordsAsOf("2021-05-19"));
        Assert.Equal(0, city.RecordsAsOf("2021-05-20"));
    }

    [Fact]
    public void Revocation_DeliveredBeforeItsRecord_WaitsForIt()
    {
        city.Revocations(20210305, $"{About},2021-03-04");
        var before = city.Run("2021-03-06");
        Assert.Equal(1, before.Manifest.Rows["unmatched.parquet"]);
        city.Penalties(20210310, Penalty);
        var after = city.Run("2021-03-10");
        Assert.Equal(0, after.Manifest.Rows["unmatched.parquet"]);
        Assert.Equal("0", city.Rating(after)["records"]);
    }

    [Fact]
    public void File_FoundAfterALaterRatingWasPublished_IsKnownFromThatRatingOn()
    {
        var june = city.Run("2021-06-30");
        city.Penalties(20210310, Penalty);
        // The rating of 30 June said that nothing was known; what was said of days before it stays true.
        Assert.Equal(0, city.RecordsAsOf("2021-06-29"));
        Assert.Equal(1, city.RecordsAsOf("2021-07-01"));
        Assert.Equal("0", city.Rating(june)["records"]);
    }

    [Fact]
    public void Correction_OfAnEarlierRow_ReplacesItFromItsDelivery()
    {
        city.Penalties(20210310, Penalty)
            .Penalties(20210410, Penalty.Replace("罚款,0.1", "吊销许可证件,0.1", StringComparison.Ordinal));
        // General 3 points, then grave 20: x 1.15 + 0.5.
        Assert.Equal("3.950", city.Rating(city.Run("2021-04-09"))["points"]);
        Assert.Equal("23.500", city.Rating(city.Run("2021-04-10"))["points"]);
        Assert.Equal(1, city.RecordsAsOf("2021-04-10"));
    }

    [Fact]
    public void SameFileAgainUnderAnotherName_ChangesNothing()
    {
        city.Penalties(20210310, Penalty).Penalties(20210411, Penalty);
        var first = city.Run("2021-03-10");
        var second = city.Run("2021-04-11");
        Assert.Equal("1", city.Rating(second)["records"]);
        Assert.Equal(city.Rating(first)["points_milli"], city.Rating(second)["points_milli"]);
    }

    [Fact]
    public void SameRowInALaterFile_IsADuplicateAndKeepsItsFirstDay()
    {
        city.Penalties(20210310, Penalty).Penalties(20210411, Penalty, Penalty.Replace("1号", "2号", StringComparison.Ordinal));
        var run = city.Run("2021-04-11");
        Assert.Equal(
            (4, 3, 1, 0),
            (run.Manifest.Books.Read, run.Manifest.Books.Loaded, run.Manifest.Books.Duplicate, run.Manifest.Books.Refused)
        );
        Assert.Equal(1, city.RecordsAsOf("2021-03-10"));
        Assert.Equal(2, city.RecordsAsOf("2021-04-11"));
    }

    [Fact]
    public void Registration_LaterThanItsRecord_TakesTheRecordThatWaited()
    {
        const string later = $"{HandMadeCity.Bakery},南昌市某糕点有限公司,62";
        city.Penalties(20210310, $"洪市监处〔2021〕9号,南昌市某糕点有限公司,{HandMadeCity.Bakery},2021-03-01,罚款,0.1");
        Assert.Equal(1, city.Run("2021-03-10").Manifest.Rows["unmatched.parquet"]);
        city.Registrations(20210401, later);
        Assert.Equal(1, city.RecordsAsOf("2021-04-01", HandMadeCity.Bakery));
        Assert.Equal(0, city.Run("2021-04-02").Manifest.Rows["unmatched.parquet"]);
    }
}
