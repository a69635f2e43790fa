using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Pipeline.PolicyLab.Differing;
using FoodCredit.Pipeline.Tests.Workspaces;

namespace FoodCredit.Pipeline.Tests.PolicyLab;

/// <summary>What a change of the small policy is in words and in values, written by hand.</summary>
public sealed class DiffPoliciesTests
{
    private const string Draft = "policies/draft.yaml";
    private const string Version = "\"2021.1\"";

    [Theory]
    [InlineData(
        "serious: 8,",
        "serious: 10,",
        "行政处罚 较重：8 分 → 10 分",
        "penalty serious: 8 points → 10 points",
        "record_types.penalty.weights.serious",
        "8",
        "10"
    )]
    [InlineData(
        "window_days: 1095",
        "window_days: 730",
        "行政处罚 使用期限：1095 天（3 年） → 730 天（2 年）",
        "penalty: counts for: 1,095 days (3 years) → 730 days (2 years)",
        "record_types.penalty.window_days",
        "1095",
        "730"
    )]
    [InlineData(
        "{ when: { fine: { at_least: 50000 } }, severity: serious }",
        "{ when: { fine: { at_least: 50000 } }, severity: grave }",
        "行政处罚：罚款金额 5 万元及以上：较重 → 严重",
        "penalty: fine of 50,000 yuan or more: serious → grave",
        "record_types.penalty.grades[fine of 50,000 yuan or more]",
        "serious",
        "grave"
    )]
    [InlineData(
        "frequency: { 2: 1.2, 3: 1.5 }",
        "frequency: { 2: 1.2 }",
        "删去 行政处罚 3 条起乘以：1.5",
        "dropped: penalty, multiplier from 3 records on: 1.5",
        "record_types.penalty.frequency.3",
        "1.5",
        null
    )]
    [InlineData(
        "multiplier: 1.15",
        "multiplier: 1.2",
        "餐饮 乘数：1.15 → 1.2",
        "catering: multiplier: 1.15 → 1.2",
        "context.industries.catering.multiplier",
        "1.15",
        "1.2"
    )]
    [InlineData(
        "    cap: 60",
        "    cap: 60\n    repair: [{ minimum_days: 365, from: reviewed_on }]",
        "新增 行政处罚 信用修复：其他：修复至早满 365 天（1 年）生效，自复查日期起算",
        "added: penalty, repair: all others: after 365 days (1 year) at the earliest, counted from reviewed on",
        "record_types.penalty.repair[all others]",
        null,
        "365 from reviewed_on"
    )]
    [InlineData(
        "orange: 25",
        "orange: 24.5",
        "橙 起点：25 分 → 24.5 分",
        "orange from: 25 points → 24.5 points",
        "thresholds.orange",
        "25",
        "24.5"
    )]
    [InlineData(
        "within 365 days >= 2, at_least: red",
        "within 365 days >= 1, at_least: red",
        "规则 repeated：365 天内严重的行政处罚不少于 2 条，至少为红 → 365 天内严重的行政处罚不少于 1 条，至少为红",
        "rule repeated: at least 2 grave penalty within 365 days, at least red → at least 1 grave penalty within 365 days, at least red",
        "rules.repeated",
        "at least 2 grave penalty within 365 days, at least red",
        "at least 1 grave penalty within 365 days, at least red"
    )]
    [InlineData(
        "scope: food_operators",
        "scope: food_operators\nstability: { improve_after_days: 90 }",
        "稳定：颜色随分数即时升降 → 变差立即生效；好转逐级，每级须满 90 天（约 3 个月）",
        "stability: the colour follows the points at once, both ways → worse at once; better one step at a time, each after 90 days (about 3 months)",
        "stability.improve_after_days",
        "none",
        "90"
    )]
    public void Diff_OfOneChange_TellsItInWordsAndByPath(
        string before,
        string after,
        string chinese,
        string english,
        string path,
        string? old,
        string? own
    )
    {
        var difference = Diff(before, after);
        // The version changes with every change.
        Assert.Equal(["版本：2021.1 → 2022.1", chinese], difference.Words.Select(words => words.Chinese));
        Assert.Equal(["version: 2021.1 → 2022.1", english], difference.Words.Select(words => words.English));
        Assert.Equal([new ChangedValue("version", "2021.1", "2022.1"), new ChangedValue(path, old, own)], difference.Values);
        Assert.False(difference.IsNone);
    }

    /// <summary>Which of two grades stands first decides who has both.</summary>
    [Fact]
    public void Diff_OfGradesInAnotherOrder_SaysSo()
    {
        var (first, second) = (
            "- { when: { measure: { has_any: [吊销许可证件] } }, severity: grave }",
            "- { when: { fine: { at_least: 50000 } }, severity: serious }"
        );
        var difference = Diff($"{first}\n      {second}", $"{second}\n      {first}");
        Assert.Equal("penalty 的分级：先后次序有变", difference.Words[^1].Chinese);
        Assert.Equal(
            new ChangedValue(
                "record_types.penalty.grades.order",
                "measure includes “吊销许可证件” | fine of 50,000 yuan or more",
                "fine of 50,000 yuan or more | measure includes “吊销许可证件”"
            ),
            difference.Values[^1]
        );
        Assert.Equal(2, difference.Values.Length);
    }

    /// <summary>In words one sentence, in values all of it.</summary>
    [Fact]
    public void Diff_OfANewType_IsOneSentence()
    {
        var difference = Diff(
            "record_types:\n",
            "record_types:\n  complaint:\n    title: 投诉举报\n    window_days: 365\n    default_severity: minor\n    weights: { minor: 0, general: 1, serious: 2, grave: 3 }\n    cap: 20\n"
        );
        Assert.Equal(["版本：2021.1 → 2022.1", "新增类别：投诉举报"], difference.Words.Select(words => words.Chinese));
        Assert.Contains(new ChangedValue("record_types.complaint.weights.grave", null, "3"), difference.Values);
    }

    [Fact]
    public void Diff_OfCommentsAlone_IsNone()
    {
        var workspace = new SmallWorkspace();
        workspace.Write(
            Draft,
            "# another\n"
                + workspace.Text(SmallWorkspace.Policy).Replace("policy: city", "policy: town", StringComparison.Ordinal)
        );
        var loaded = workspace.Load().OrThrow();
        var difference = DiffPolicies.Of(loaded, loaded.Policy, PolicyName.Find(loaded, Draft));
        Assert.True(difference.IsNone);
        Assert.Empty(difference.Words);
    }

    private static PolicyDifference Diff(string before, string after)
    {
        var workspace = new SmallWorkspace();
        var text = workspace.Text(SmallWorkspace.Policy);
        Assert.Contains(before, text, StringComparison.Ordinal);
        workspace.Write(
            Draft,
            text.Replace(Version, "\"2022.1\"", StringComparison.Ordinal).Replace(before, after, StringComparison.Ordinal)
        );
        var loaded = workspace.Load().OrThrow();
        return DiffPolicies.Of(loaded, loaded.Policy, PolicyName.Find(loaded, Draft));
    }
}
