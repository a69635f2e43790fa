using System.Globalization;
using FoodCredit.Pipeline.Reviewing;
using FoodCredit.Pipeline.Tests.Linking;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Tests.Reviewing;

/// <summary>What waits is listed by what it would do to a colour, however likely it is, and by each filter.</summary>
public sealed class WaitingPartiesTests : IDisposable
{
    private const string Second = "南昌市新风餐饮有限公司";
    private const string Person = "欧阳瑾瑜";

    private readonly ReviewedCity city = new(workspace =>
        workspace.Write(
            "sources/csglj_penalty.yaml",
            """
            source: csglj_penalty
            department: 城市管理局
            dataset: 城管处罚
            feeds: records
            record_type: penalty
            file: csglj_penalty_{yyyyMMdd}.csv
            format: csv
            natural_key: [document_number, party]
            columns:
              document_number: { from: 决定书文号, type: text, required: true }
              party_name: { from: 当事人名称, type: name, personal: name }
              party_code: { from: 统一社会信用代码, type: identifier }
              event_date: { from: 处罚决定日期, type: date, required: true }
              measure: { from: 处罚类别, type: set, table: measures }
              fine: { from: 罚款金额, type: amount, unit: 万元 }
            """
        )
    );

    public WaitingPartiesTests() =>
        city.Registered((ReviewedCity.OtherCode, ReviewedCity.Other), (LinkTrial.Code(1), Second), (LinkTrial.Code(2), Second));

    public void Dispose() => city.Dispose();

    [Fact]
    public void List_IsInTheOrderOfTheRiseOfColour()
    {
        Deliver();
        var list = city.List();
        Assert.Equal([Second, ReviewedCity.Twin], list.Select(own => own.Name));
        Assert.Equal(
            [(Colour.Green, Colour.Red), (Colour.Green, Colour.Yellow)],
            list.Select(own => (own.ColourNow!.Value, own.ColourThen!.Value))
        );
        // A base of 0.5 and, of a restaurant, 1.15 times the points of its records.
        Assert.Equal(
            [(500L, 10850L), (500L, 3950L)],
            list.Select(own => (own.PointsNowMilli!.Value, own.PointsThenMilli!.Value))
        );
        // Made red already, nothing more can become of it: the other one comes first, whatever their ids are.
        foreach (var code in (string[])[LinkTrial.Code(1), LinkTrial.Code(2)])
            city.City.Penalties(
                20210320 + (code == LinkTrial.Code(1) ? 0 : 1),
                [.. Enumerable.Range(11, 3).Select(number => ReviewedCity.Row(number, Second, code))]
            );
        city.City.Run("2021-03-31");
        Assert.Equal([ReviewedCity.Twin, Second], city.List().Select(own => own.Name));
    }

    /// <summary>A person with the code of a company waits, however likely it is; but the company is red already.</summary>
    [Fact]
    public void List_PutsARiseOfColourBeforeProbability()
    {
        city.City.Penalties(
            20210310,
            [
                .. Enumerable.Range(1, 3).Select(number => ReviewedCity.Row(number, ReviewedCity.Other, ReviewedCity.OtherCode)),
                ReviewedCity.Row(4, ReviewedCity.Twin),
                ReviewedCity.Row(5, Person, ReviewedCity.OtherCode),
            ]
        );
        city.City.Run("2021-03-31");
        var list = city.List();
        Assert.Equal([ReviewedCity.Twin, Person], list.Select(own => own.Name));
        Assert.True(list[0].ProbabilityPpm < list[1].ProbabilityPpm);
        Assert.Equal([1, 0], list.Select(own => (int)own.ColourThen!.Value - (int)own.ColourNow!.Value));
    }

    [Theory]
    [InlineData("source", "csglj_penalty", ReviewedCity.Twin)]
    [InlineData("source", "scjg_penalty", Second)]
    [InlineData("source", "nobody", null)]
    [InlineData("reason", "tie", "both")]
    [InlineData("reason", "code_conflict", null)]
    [InlineData("entity", "of the twin", ReviewedCity.Twin)]
    [InlineData("entity", "nobody", null)]
    [InlineData("limit", "1", Second)]
    public void List_WithAFilter_HasThoseAlone(string filter, string value, string? expected)
    {
        Deliver();
        var twin = city.List().Single(own => own.Name == ReviewedCity.Twin).EntityId;
        var chosen = city.List(
            filter switch
            {
                "source" => new ReviewFilter(Source: value),
                "reason" => new ReviewFilter(Reason: value),
                "limit" => new ReviewFilter(Limit: int.Parse(value, CultureInfo.InvariantCulture)),
                _ => new ReviewFilter(Entity: value == "of the twin" ? twin : value),
            }
        );
        string[] names = expected switch
        {
            null => [],
            "both" => [Second, ReviewedCity.Twin],
            _ => [expected],
        };
        Assert.Equal(names, chosen.Select(own => own.Name));
    }

    private void Deliver()
    {
        city.City.Penalties(20210310, [.. Enumerable.Range(1, 3).Select(number => ReviewedCity.Row(number, Second))]);
        city.City.Deliver(
            "csglj_penalty_20210310.csv",
            "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额",
            ReviewedCity.Row(7, ReviewedCity.Twin)
        );
        city.City.Run("2021-03-31");
    }
}
