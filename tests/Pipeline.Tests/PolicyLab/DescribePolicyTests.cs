using System.Collections.Immutable;
using FoodCredit.Pipeline.PolicyLab.Describing;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.PolicyLab;

/// <summary>What a manager reads of the small workspace's policy, worded by hand from its document.</summary>
public sealed class DescribePolicyTests
{
    [Fact]
    public void Of_WeightsOfATypeWithSeverity_AreInPoints() =>
        Assert.Equal(
            ["行政处罚", "1", "3", "8", "20", "60", "1095 天（3 年）"],
            Row(Sheet(), "一条新近记录的分数", PolicyLanguage.Chinese, "行政处罚")
        );

    /// <summary>180 of 365 days leave 0.5^(180/365) = 0.710, two years a quarter.</summary>
    [Theory]
    [InlineData("decay: { half_life_days: 365 }", "每 365 天（1 年）减半：半年后余 71%，一年后余 50%，两年后余 25%")]
    [InlineData("decay: none", "不随时间减轻")]
    [InlineData("decay: { steps: { 0: 1, 180: 0.5 } }", "起初 100%，满 180 天起 50%")]
    public void Of_Decay_IsInWords(string decay, string expected) =>
        Assert.Equal(
            ["随时间", expected],
            Row(Sheet("decay: { half_life_days: 365 }", decay), "行政处罚（penalty）", PolicyLanguage.Chinese, "随时间")
        );

    /// <summary>The sources call fine 罚款金额 and measure 处罚类别; 50,000 yuan are 5 万元.</summary>
    [Theory]
    [InlineData("{ fine: { at_least: 50000 } }", "罚款金额 5 万元及以上", "fine of 50,000 yuan or more")]
    [InlineData("{ fine: { below: 4999.5 } }", "罚款金额不足 4999.5 元", "fine below 4,999.5 yuan")]
    [InlineData("{ fine: { present: false } }", "无罚款金额", "fine is not given")]
    [InlineData("{ hazard: { contains: 鼠 } }", "存在问题有「鼠」字样", "hazard contains “鼠”")]
    [InlineData("{ hazard: { in: [鼠, 虫] } }", "存在问题为「鼠」「虫」之一", "hazard is one of “鼠”, “虫”")]
    [InlineData("{ reviewed_on: { at_least: 2021-03-05 } }", "复查日期在 2021-03-05 或以后", "reviewed on 2021-03-05 or later")]
    [InlineData("{ copies: { at_least: 2 } }", "份数 2 及以上", "copies of 2 or more")]
    [InlineData(
        "[{ hazard: { is: 鼠 }, copies: { below: 3 } }, { measure: { has_any: [罚款] } }]",
        "存在问题为「鼠」，且份数不足 3；或处罚类别含「罚款」",
        "hazard is “鼠” and copies below 3; or measure includes “罚款”"
    )]
    public void Of_Condition_IsInWordsOfTheSources(string when, string chinese, string english)
    {
        var sheet = Sheet("{ fine: { at_least: 50000 } }", when);
        Assert.Equal(["2", chinese, "较重", "8"], Row(sheet, "行政处罚：风险程度（先合者为准）", PolicyLanguage.Chinese, "2"));
        Assert.Equal(
            ["2", english, "serious", "8"],
            Row(sheet, "penalty: severity (the first that fits)", PolicyLanguage.English, "2")
        );
    }

    [Fact]
    public void Of_Rule_SaysWhatItAsksForAndWhatItDoes()
    {
        Assert.Equal(
            ["repeated", "365 天内严重的行政处罚不少于 2 条", "至少为红"],
            Row(Sheet(), "直接定色的规则", PolicyLanguage.Chinese, "repeated")
        );
        Assert.Equal(
            ["repeated", "at least 2 records of any type and at least 1 minor penalty", "at most yellow"],
            Row(
                Sheet(
                    "{ name: repeated, when: penalty.grave within 365 days >= 2, at_least: red }",
                    "{ name: repeated, when: any >= 2 and penalty.minor >= 1, at_most: yellow }"
                ),
                "Rules that override points",
                PolicyLanguage.English,
                "repeated"
            )
        );
    }

    [Fact]
    public void Of_Periods_NameWhomTheyAreFor()
    {
        var sheet = Sheet(
            "    cap: 60",
            "    cap: 60\n    in_force:\n      - { when: { copies: { below: 2 } }, severity: minor, days: 90 }\n      - { days: 730 }"
        );
        Assert.Equal(
            ["有效期：份数不足 2，轻微", "90 天（约 3 个月）"],
            Row(sheet, "行政处罚（penalty）", PolicyLanguage.Chinese, "有效期：份数不足 2，轻微")
        );
        Assert.Equal(
            ["有效期：其他", "730 天（2 年）"],
            Row(sheet, "行政处罚（penalty）", PolicyLanguage.Chinese, "有效期：其他")
        );
    }

    /// <summary>The sources call reviewed_on 复查日期.</summary>
    [Theory]
    [InlineData(
        "in_force: [{ severity: grave, days: 1095, from: reviewed_on }]",
        "有效期：严重",
        "1095 天（3 年），自复查日期起算"
    )]
    [InlineData("repair: [{ severity: grave, allowed: false }]", "信用修复：严重", "不得修复")]
    [InlineData("repair: [{ minimum_days: 365 }]", "信用修复：其他", "修复至早满 365 天（1 年）生效")]
    [InlineData(
        "repair: [{ minimum_days: 180, from: reviewed_on }]",
        "信用修复：其他",
        "修复至早满 180 天（约 6 个月）生效，自复查日期起算"
    )]
    public void Of_LegalPeriods_SayFromWhenTheyCount(string keys, string first, string expected) =>
        Assert.Equal(
            [first, expected],
            Row(Sheet("    cap: 60", $"    cap: 60\n    {keys}"), "行政处罚（penalty）", PolicyLanguage.Chinese, first)
        );

    [Fact]
    public void Of_Context_HasTheTitlesOfTheCodeTables() =>
        Assert.Equal(["餐饮", "1.15", "0.5"], Row(Sheet(), "行业", PolicyLanguage.Chinese, "餐饮"));

    [Fact]
    public void Of_Thresholds_SayTheirRanges() =>
        Assert.Equal(["黄", "10 分及以上，不足 25 分"], Row(Sheet(), "颜色分界", PolicyLanguage.Chinese, "黄"));

    [Fact]
    public void Markdown_OfCellsThatWouldBreakATable_EscapesThem()
    {
        var sheet = Sheet("title: 行政处罚", "title: \"a|b <i>\"");
        var lines = SheetMarkdown.Of(sheet, PolicyLanguage.Chinese).Split('\n');
        Assert.Contains("| a\\|b &lt;i> | 1 | 3 | 8 | 20 | 60 | 1095 天（3 年） |", lines);
        Assert.Contains("| --- | --- | --- | --- | --- | --- | --- |", lines);
    }

    /// <summary>Whoever reads a table by its columns finds each row as wide as they are.</summary>
    [Fact]
    public void Of_EveryTable_HasRowsAsWideAsItsColumns() =>
        Assert.All(Sheet().Tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length)));

    private static PolicySheet Sheet(string? before = null, string after = "")
    {
        var workspace = new SmallWorkspace();
        if (before is not null)
            workspace.Replace(SmallWorkspace.Policy, before, after);
        var loaded = workspace.Load().OrThrow();
        return DescribePolicy.Of(loaded, loaded.Policy);
    }

    private static ImmutableArray<string> Row(PolicySheet sheet, string heading, PolicyLanguage language, string first)
    {
        var table = sheet.Tables.Single(own => own.Heading.In(language) == heading);
        return [.. table.Rows.Single(row => row[0].In(language) == first).Select(cell => cell.In(language))];
    }
}
