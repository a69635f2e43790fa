using System.Globalization;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>Periods of the law as the policy has them, from dumps to ratings. A penalty of 3 points: yellow from 3.</summary>
public sealed class LegalPeriodTests
{
    private const string Cap = "    cap: 60";

    /// <summary>
    /// A decision of 1 March, repaired on 20 March, ten days before its minimum of 29 is over: it counts until 29 March (1 March + 28 days), and
    /// the rating of the 25th says that the colour improves on the 30th.
    /// </summary>
    [Fact]
    public void Repair_BeforeItsMinimum_WaitsAndIsForeseen()
    {
        using var city = City("repair: [{ minimum_days: 29 }]", published: "");
        city.Repairs(20210320, "洪市监处〔2021〕1号,南昌市老街餐饮有限公司,913601001583047170,2021-03-20");
        var waiting = city.Rating(city.Run("2021-03-25"));
        Assert.Equal(("1", "yellow", "2021-03-30"), (waiting["records"], waiting["colour"], waiting["improves_on"]));
        Assert.Equal(1, city.RecordsAsOf("2021-03-29"));
        Assert.Equal(0, city.RecordsAsOf("2021-03-30"));
    }

    [Fact]
    public void Repair_ThatIsNotAllowed_HasNoEffect()
    {
        using var city = City(
            "repair: [{ when: { measure: { has_any: [吊销许可证件] } }, allowed: false }]",
            published: "",
            "吊销许可证件"
        );
        city.Repairs(20210320, "洪市监处〔2021〕1号,南昌市老街餐饮有限公司,913601001583047170,2021-03-20");
        Assert.Equal(1, city.RecordsAsOf("2021-03-25"));
    }

    /// <summary>Published on 10 March, in force for 20 days from then: the last is the 30th.</summary>
    [Theory]
    [InlineData("2021-03-10", "2021-03-30", "2021-03-31")]
    [InlineData("", "2021-03-21", "2021-03-22")]
    public void Period_FromPublication_StartsThere(string published, string last, string after)
    {
        using var city = City("in_force: [{ days: 20, from: published_on }]", published);
        Assert.Equal(1, city.RecordsAsOf(last));
        Assert.Equal(0, city.RecordsAsOf(after));
    }

    [Theory]
    [InlineData("in_force: [{ days: 20, from: fine }]", "an attribute of type date; found 'fine' of type amount; name another")]
    [InlineData(
        "repair: [{ severity: grave }]",
        "expected allowed or minimum_days; found neither; write 'allowed: false', or the least days before a repair"
    )]
    [InlineData("repair: [{ minimum_days: 20, from: publisht_on }]", "found 'publisht_on'; did you mean 'published_on'?")]
    public void Period_FromWhatIsNoDate_IsTold(string keys, string expected)
    {
        var fault = Assert.Single(Workspace(keys).Faults());
        Assert.EndsWith(expected, fault, StringComparison.Ordinal);
        Assert.StartsWith("policies/city.yaml:18:", fault, StringComparison.Ordinal);
    }

    private static SmallWorkspace Workspace(string keys) => Change(new SmallWorkspace(), keys);

    private static SmallWorkspace Change(SmallWorkspace workspace, string keys) =>
        workspace
            .Replace(SmallWorkspace.Policy, Cap, $"{Cap}\n    {keys}")
            .Replace(
                SmallWorkspace.Penalty,
                "reviewed_on: { from: 复查日期",
                "published_on: { from: 公示日期, type: date, optional: true }\n  reviewed_on: { from: 复查日期"
            );

    private static HandMadeCity City(string keys, string published, string measure = "罚款") =>
        new HandMadeCity(workspace => Change(workspace, keys))
            .Registrations(20210105, $"{HandMadeCity.Restaurant},南昌市老街餐饮有限公司,62")
            .Deliver(
                "scjg_penalty_20210310.csv",
                "决定书文号,当事人名称,统一社会信用代码,处罚决定日期,处罚类别,罚款金额,公示日期",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"洪市监处〔2021〕1号,南昌市老街餐饮有限公司,{HandMadeCity.Restaurant},2021-03-01,{measure},0.1,{published}"
                )
            );
}
