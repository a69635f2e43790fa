using FoodCredit.Scoring.Learning.Binning;
using FoodCredit.Scoring.Learning.Cards;

namespace FoodCredit.Scoring.Tests.Learning.Cards;

public sealed class CardTests
{
    [Theory]
    [InlineData(0, 1, new[] { 0, 0.25, 0.5, 0.75, 1 })]
    [InlineData(0, 0.77, new[] { 0, 0.2, 0.4, 0.6 })]
    [InlineData(-1.454, 1.286, new[] { -1.0, 0, 1 })]
    [InlineData(0, 1.83, new[] { 0, 0.5, 1, 1.5 })]
    [InlineData(0, 12_345, new[] { 0.0, 5_000, 10_000 })]
    [InlineData(-3, -2, new[] { -3, -2.75, -2.5, -2.25, -2 })]
    public void Ticks_OfARange_AreRoundNumbersWithinIt(double low, double high, double[] expected) =>
        Assert.Equal(expected, SvgPlot.Ticks((low, high)), (one, other) => Math.Abs(one - other) < 1e-12);

    /// <summary>Numbers are compared digit by digit, texts are read from the left.</summary>
    [Fact]
    public void Html_OfATable_SetsColumnsOfNumbersToTheRight()
    {
        var html = CardText.Html(
            "t",
            [
                new CardBlock.Table(
                    ["name", "value", "kind"],
                    [
                        ["1", "-0.5", "a"],
                        ["2", "3 to 4", "5"],
                    ]
                ),
            ]
        );
        Assert.Contains("<tr><th>name</th><th class=\"number\">value</th><th>kind</th></tr>", html, StringComparison.Ordinal);
        Assert.Contains("<tr><td>1</td><td class=\"number\">-0.5</td><td>a</td></tr>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7.950000047683716, "7.95 or more")]
    [InlineData(21.65000057220459, "21.65 or more")]
    [InlineData(1234567.125, "1234567.125 or more")]
    [InlineData(20_000_000, "20000000 or more")]
    [InlineData(-0.5, "-0.5 or more")]
    public void Title_OfACutInSinglePrecision_IsShort(double from, string expected) =>
        Assert.Equal(
            expected,
            new WoeBin
            {
                Kind = BinKind.Range,
                From = from,
                Events = 1,
                Others = 1,
                Woe = 0,
                Iv = 0,
            }.Title
        );
}
