using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>A name that a spreadsheet would run as a formula is shown, and stands as it is in Parquet. (Names have their brackets in full width.)</summary>
public sealed class SpreadsheetTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"\"http://x\"\")", "'=HYPERLINK（\"http://x\"）")]
    [InlineData("+86电话餐厅", "'+86电话餐厅")]
    [InlineData("-2℃冷饮", "'-2℃冷饮")]
    [InlineData("@家餐饮", "'@家餐饮")]
    [InlineData("＝1＋1餐饮", "'=1+1餐饮")]
    [InlineData("1=1餐饮", "1=1餐饮")]
    [InlineData("老街,\"\"总店\"\"", "老街,\"总店\"")]
    public void RatingsCsv_NameThatLooksLikeAFormula_HasAnApostropheBeforeIt(string name, string expected)
    {
        using var city = new HandMadeCity().Registrations(20210105, $"{HandMadeCity.Restaurant},\"{name}\",62");
        var run = city.Run("2021-01-05");
        Assert.Equal(expected, city.Rating(run)["name"]);
        using var duckDb = WarehouseConnection.Open(":memory:", 512, 1);
        var stored = duckDb.Rows(
            string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT name FROM read_parquet({SqlText.Literal(city.Published(run, OutputFile.RatingsParquet))})"
            ),
            row => row.GetString(0)
        );
        Assert.Equal([expected.TrimStart('\'')], stored);
    }
}
