using System.Globalization;
using FoodCredit.Pipeline.PolicyLab.Describing;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Differing;

/// <summary>All that a policy says, one value after the other, in the order of its document.</summary>
internal sealed class PolicyValues
{
    private static readonly Wording Blank = Wording.Same(" ");

    private readonly PolicyWords words;
    private readonly List<PolicyValue> values = [];

    private PolicyValues(Workspace workspace) => words = new PolicyWords(workspace);

    public static IReadOnlyList<PolicyValue> Of(Workspace workspace, PolicyDocument document)
    {
        var all = new PolicyValues(workspace);
        var (policy, plan) = (document.Policy, document.ToPlan());
        all.Add("version", new("版本", "version"), policy.Version);
        all.Add("title", new("标题", "title"), policy.Title);
        all.Add("effective_from", new("生效日期", "effective from"), NumberWords.Date(policy.EffectiveFrom));
        all.Add("scope", new("评价对象", "rates"), PolicyWords.Of(policy.Scope), $"{policy.Scope}");
        for (var i = 0; i < policy.Types.Length; i++)
            all.AddType(policy.Types[i], PolicyWords.Of(policy.Types[i].Decay, plan.Types[i]));
        all.AddContext(policy.Context);
        all.AddColours(policy);
        return all.values;
    }

    private void AddType(TypePolicy type, Wording decay)
    {
        var (path, title) = ($"record_types.{type.RecordType}", PolicyWords.Of(type));
        Add($"{path}.title", title + new Wording(" 名称", ": title"), type.Title);
        AddDays($"{path}.window_days", title + new Wording(" 使用期限", ": counts for"), type.WindowDays);
        Add(
            $"{path}.default_severity",
            title + new Wording(" 其他情形", ": all others"),
            PolicyWords.Of(type.DefaultSeverity),
            Word(type.DefaultSeverity)
        );
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var grade in type.Grades)
        {
            var when = words.Of(type.RecordType, grade.When);
            Add(
                Unique(keys, $"{path}.grades[{when.English}]"),
                title + new Wording("：", ": ") + when,
                PolicyWords.Of(grade.Severity),
                Word(grade.Severity)
            );
        }
        foreach (var severity in Enum.GetValues<Severity>())
            AddPoints(
                $"{path}.weights.{Word(severity)}",
                title + Blank + PolicyWords.Of(severity),
                type.WeightsMilli[(int)severity]
            );
        AddDecay(type, path, title, decay);
        AddPoints($"{path}.cap", title + new Wording(" 封顶", ": most of the type"), type.CapMilli);
        Add(
            $"{path}.repaired_share",
            title + new Wording(" 信用修复", ": credit repair"),
            PolicyWords.RepairedShare(type.RepairedShare),
            NumberWords.Number(type.RepairedShare)
        );
        AddPeriods(type, path, title, keys);
    }

    private void AddPeriods(TypePolicy type, string path, Wording title, HashSet<string> keys)
    {
        foreach (var period in type.InForce)
        {
            var whom = words.Whom(type, period.When, period.Severity);
            Add(
                Unique(keys, $"{path}.in_force[{whom.English}]"),
                title + new Wording(" 有效期：", ", in force: ") + whom,
                words.Length(type, period),
                $"{Text(period.Days)}{From(period.From)}"
            );
        }
        foreach (var term in type.Repair)
        {
            var whom = words.Whom(type, term.When, term.Severity);
            Add(
                Unique(keys, $"{path}.repair[{whom.English}]"),
                title + new Wording(" 信用修复：", ", repair: ") + whom,
                words.Terms(type, term),
                term.IsAllowed ? $"{Text(term.MinimumDays)}{From(term.From)}" : "not allowed"
            );
        }
    }

    private static string From(string? clock) => clock is null ? "" : $" from {clock}";

    private void AddDecay(TypePolicy type, string path, Wording title, Wording decay)
    {
        var raw = type.Decay switch
        {
            Decay.HalfLife halfLife => $"half_life_days {Text(halfLife.Days)}",
            Decay.Steps steps => string.Join(
                ", ",
                steps.List.Select(step => $"{Text(step.FromDay)}: {NumberWords.Number(step.Share)}")
            ),
            _ => "none",
        };
        Add($"{path}.decay", title + new Wording(" 随时间", ", with age"), decay, raw);
        foreach (var step in type.Frequency)
            Add(
                $"{path}.frequency.{Text(step.Count)}",
                title + new Wording($" {step.Count} 条起乘以", $", multiplier from {step.Count} records on"),
                NumberWords.Number(step.Multiplier)
            );
    }

    private void AddContext(ContextPolicy context)
    {
        AddIndustry("default", new("其他行业", "all other industries"), context.DefaultIndustry);
        foreach (var (code, industry) in context.Industries)
            AddIndustry(code, words.Industry(code), industry);
        Add(
            "context.areas.default",
            new("其他区域 乘数", "all other areas: multiplier"),
            NumberWords.Number(context.DefaultAreaMultiplier)
        );
        foreach (var (kind, multiplier) in context.Areas)
            Add($"context.areas.{kind}", words.Area(kind) + new Wording(" 乘数", ": multiplier"), NumberWords.Number(multiplier));
    }

    private void AddIndustry(string code, Wording name, IndustryContext industry)
    {
        Add(
            $"context.industries.{code}.multiplier",
            name + new Wording(" 乘数", ": multiplier"),
            NumberWords.Number(industry.Multiplier)
        );
        AddPoints($"context.industries.{code}.base", name + new Wording(" 基础分", ": base"), industry.BaseMilli);
    }

    private void AddColours(Policy policy)
    {
        var thresholds = policy.Thresholds;
        AddThreshold(Colour.Yellow, thresholds.YellowMilli);
        AddThreshold(Colour.Orange, thresholds.OrangeMilli);
        AddThreshold(Colour.Red, thresholds.RedMilli);
        foreach (var rule in policy.Rules)
        {
            var does = PolicyWords.Of(policy, rule.When) + new Wording("，", ", ") + PolicyWords.Bound(rule);
            Add($"rules.{rule.Name}", new($"规则 {rule.Name}", $"rule {rule.Name}"), does, does.English);
        }
        Add(
            "stability.improve_after_days",
            new("稳定", "stability"),
            PolicyWords.Of(policy.Stability),
            policy.Stability is { } stability ? Text(stability.ImproveAfterDays) : "none"
        );
    }

    private void AddThreshold(Colour colour, long milli) =>
        AddPoints(
            $"thresholds.{colour.ToString().ToLowerInvariant()}",
            PolicyWords.Of(colour) + new Wording(" 起点", " from"),
            milli
        );

    private void AddPoints(string path, Wording label, long milli) =>
        Add(path, label, NumberWords.PointsOf(milli), NumberWords.Points(milli));

    private void AddDays(string path, Wording label, int days) => Add(path, label, NumberWords.Days(days), Text(days));

    private void Add(string path, Wording label, string raw) => Add(path, label, Wording.Same(raw), raw);

    private void Add(string path, Wording label, Wording text, string raw) => values.Add(new PolicyValue(path, label, text, raw));

    /// <summary>Two grades of one condition are two values; the second never decides.</summary>
    private static string Unique(HashSet<string> keys, string key)
    {
        var own = key;
        for (var i = 2; !keys.Add(own); i++)
            own = $"{key}#{Text(i)}";
        return own;
    }

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
