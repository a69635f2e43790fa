using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>Late and repeated deliveries, and what several departments know of one fact. Every expected number is worked out by hand.</summary>
public sealed class FactsOverTimeTests : IDisposable
{
    private const string Registered = $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62";
    private const string Penalty = $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,罚款,0.1";
    private const string Corrected =
        $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,吊销许可证件,0.1";
    private const string About = $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant}";

    // General 3 or grave 20 points, catering x 1.15, base 0.5.
    private const string General = "3.950";
    private const string Grave = "23.500";

    private HandMadeCity city = new HandMadeCity().Registrations(20210105, Registered);

    public void Dispose() => city.Dispose();

    [Fact]
    public void OldFileDeliveredOnceMore_DoesNotUndoALaterCorrection()
    {
        city.Penalties(20210310, Penalty).Penalties(20210410, Corrected);
        Assert.Equal(Grave, Points("2021-04-20"));
        // The March file once more, exported anew with a row that it lacked.
        city.PenaltyPart(20210310, "_again", Penalty, Penalty.Replace("1号", "2号", StringComparison.Ordinal));
        // Grave 20 and the late general 3: 23 x 1.15 + 0.5.
        Assert.Equal("26.950", Points("2021-04-30"));
        Assert.Equal(Grave, Points("2021-04-19"));
        Assert.Equal(General, Points("2021-04-09"));
    }

    [Fact]
    public void OldRegistrationDeliveredLate_DoesNotUndoALaterOne()
    {
        city.Registrations(20210401, $"{HandMadeCity.Restaurant},南昌市新街餐饮有限公司,62");
        Assert.Equal("南昌市新街餐饮有限公司", city.Rating(city.Run("2021-04-20"))["name"]);
        city.Registrations(20210201, $"{HandMadeCity.Restaurant},南昌市旧街餐饮有限公司,62");
        Assert.Equal("南昌市新街餐饮有限公司", city.Rating(city.Run("2021-04-30"))["name"]);
        Assert.Equal("南昌市老街餐饮有限公司", city.Rating(city.Run("2021-03-31"))["name"]);
    }

    [Fact]
    public void SameBytesOfAnOldFileUnderItsOldName_AreNotTakenAgain()
    {
        city.Penalties(20210310, Penalty).Penalties(20210410, Corrected);
        city.Run("2021-04-20");
        city.Penalties(20210310, Penalty);
        var again = city.Run("2021-04-30");
        Assert.Equal(0, again.NewFiles);
        Assert.Equal(Grave, city.Rating(again)["points"]);
    }

    [Fact]
    public void Decision_OfTwoDepartments_IsOneRecordThatNamesBoth()
    {
        city.Dispose();
        city = new HandMadeCity(workspace =>
            workspace.Write(
                "sources/xyb_penalty.yaml",
                workspace.Text(SmallWorkspace.Penalty).Replace("scjg_penalty", "xyb_penalty", StringComparison.Ordinal)
            )
        ).Registrations(20210105, Registered);
        const string header = "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额";
        city.Deliver("scjg_penalty_20210310.csv", header, Penalty);
        Assert.Equal(("1", "scjg_penalty"), RecordsAndSources("2021-03-31"));
        // The other department writes the brackets of the document in its own way.
        city.Deliver("xyb_penalty_20210410.csv", header, Penalty.Replace("〔2021〕", "[2021]", StringComparison.Ordinal));
        Assert.Equal(("1", "scjg_penalty;xyb_penalty"), RecordsAndSources("2021-04-10"));
        Assert.Equal(("1", "scjg_penalty"), RecordsAndSources("2021-04-09"));
        var books = city.Run("2021-04-10").Manifest.Books;
        Assert.Equal((3, 2, 1, 1), (books.Read, books.Loaded, books.Duplicate, books.Records));
    }

    [Fact]
    public void Repair_WithAResidualShare_LeavesThatShare()
    {
        city.Dispose();
        city = new HandMadeCity(workspace =>
            workspace.Replace(SmallWorkspace.Policy, "    cap: 60", "    repaired_share: 0.4\n    cap: 60")
        ).Registrations(20210105, Registered);
        city.Penalties(20210310, Penalty).Repairs(20210520, $"{About},2021-05-15");
        // 3 x 0.4 x 1.15 + 0.5.
        Assert.Equal("1.880", Points("2021-05-20"));
        Assert.Equal(General, Points("2021-05-19"));
        Assert.Equal(1, city.RecordsAsOf("2021-05-20"));
    }

    [Fact]
    public void Removal_EndsTheRecord_AndThePastStaysAsItWas()
    {
        city.Dispose();
        city = new HandMadeCity(workspace =>
            workspace.Write(
                "sources/scjg_removal.yaml",
                workspace
                    .Text("sources/scjg_revocation.yaml")
                    .Replace("scjg_revocation", "scjg_removal", StringComparison.Ordinal)
                    .Replace("amendment: revocation", "amendment: removal", StringComparison.Ordinal)
                    .Replace("撤销日期", "移出日期", StringComparison.Ordinal)
            )
        ).Registrations(20210105, Registered);
        city.Penalties(20210310, Penalty)
            .Deliver("scjg_removal_20210520.csv", "决定书文号,当事人名称,统一社会信用代码,移出日期", $"{About},2021-05-15");
        // Known from 20 May; the removal's day is the record's last.
        Assert.Equal(1, city.RecordsAsOf("2021-05-14"));
        Assert.Equal(1, city.RecordsAsOf("2021-05-19"));
        Assert.Equal(0, city.RecordsAsOf("2021-05-20"));
    }

    [Fact]
    public void Correction_ThatComesOutOfOrder_IsThatOfTheLatestDelivery()
    {
        // Both days in one load, then a third between them: the word of April counts.
        city.Penalties(20210410, Corrected).Penalties(20210310, Penalty);
        Assert.Equal(Grave, Points("2021-04-20"));
        city.Penalties(20210320, Penalty.Replace("0.1", "0.2", StringComparison.Ordinal));
        Assert.Equal(Grave, Points("2021-04-30"));
        Assert.Equal(General, Points("2021-04-09"));
    }

    private string Points(string asOf) => city.Rating(city.Run(asOf))["points"];

    private (string Records, string Sources) RecordsAndSources(string asOf)
    {
        var run = city.Run(asOf);
        using var duckDb = WarehouseConnection.Open(null, 512, 1);
        var file = SqlText.Literal(city.Published(run, OutputFile.Contributions));
        return (
            duckDb.Count($"SELECT count(*) FROM read_parquet({file})").ToString(CultureInfo.InvariantCulture),
            (string)duckDb.Scalar($"SELECT string_agg(sources, ' ') FROM read_parquet({file})")!
        );
    }
}
