using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Describing;

/// <summary>
/// Tells a policy as tables: 1. which it is and since when; 2. what a record of each type and severity weighs; 3. each type's grades, decay and
/// periods; 4. context; 5. thresholds, rules and stability.
/// </summary>
public sealed class DescribePolicy
{
    private static readonly ImmutableArray<Wording> Pair = [new("项目", "what"), new("规定", "rule")];

    private readonly Workspace workspace;
    private readonly PolicyDocument document;
    private readonly Policy policy;
    private readonly ScoringPlan plan;
    private readonly PolicyWords words;

    private DescribePolicy(Workspace workspace, PolicyDocument document)
    {
        (this.workspace, this.document, policy) = (workspace, document, document.Policy);
        (plan, words) = (document.ToPlan(), new PolicyWords(workspace));
    }

    /// <param name="workspace">Whose sources and code tables give the titles.</param>
    /// <param name="document">A policy of it.</param>
    public static PolicySheet Of(Workspace workspace, PolicyDocument document) => new DescribePolicy(workspace, document).Sheet();

    private PolicySheet Sheet() =>
        new(
            Wording.Same(policy.Title),
            [
                Identity(),
                Weights(),
                .. policy.Types.Zip(plan.Types).SelectMany(own => new[] { Type(own.First, own.Second), Grades(own.First) }),
                .. Context(),
                Thresholds(),
                .. policy.Rules.IsEmpty ? [] : (SheetTable[])[Rules()],
                new SheetTable(
                    new("稳定", "Stability"),
                    Pair,
                    [
                        [new("颜色变化", "changes of colour"), PolicyWords.Of(policy.Stability)],
                    ]
                ),
            ]
        );

    private SheetTable Identity()
    {
        var isInForce = document.File == workspace.Policy.File;
        // Of the same rules, the next version ends this one.
        DateOnly? next = workspace
            .Policies.Where(own => own.Policy.Id == policy.Id && own.Policy.EffectiveFrom > policy.EffectiveFrom)
            .Select(own => (DateOnly?)own.Policy.EffectiveFrom)
            .Min();
        var until = next is { } day
            ? new Wording($"；{NumberWords.Date(day)} 起另有版本", $"; there is a version from {NumberWords.Date(day)} on")
            : Wording.Same("");
        return new SheetTable(
            new("评价规则", "Policy"),
            Pair,
            [
                [new("编号", "id"), Wording.Same(policy.Id)],
                [new("版本", "version"), Wording.Same(policy.Version)],
                [
                    new("生效", "effective"),
                    new Wording("自 ", "from ") + Wording.Same(NumberWords.Date(policy.EffectiveFrom)) + until,
                ],
                [new("评价对象", "rates"), PolicyWords.Of(policy.Scope)],
                [
                    new("是否在用", "in force"),
                    isInForce ? new("在用", "yes") : new("未用（草案或旧版）", "no (a draft, or of before)"),
                ],
                [new("文件", "document"), Wording.Same(document.File)],
                [new("指纹", "hash"), Wording.Same(policy.Hash)],
            ]
        );
    }

    private SheetTable Weights() =>
        new(
            new("一条新近记录的分数", "Points of one new record"),
            [
                new("负面信息类别", "record type"),
                .. Enum.GetValues<Severity>().Select(PolicyWords.Of),
                new("类别封顶", "most of the type"),
                new("使用期限", "counts for"),
            ],
            [
                .. policy.Types.Select(type =>
                    (ImmutableArray<Wording>)
                        [
                            PolicyWords.Of(type),
                            .. type.WeightsMilli.Select(weight => Wording.Same(NumberWords.Points(weight))),
                            Wording.Same(NumberWords.Points(type.CapMilli)),
                            NumberWords.Days(type.WindowDays),
                        ]
                ),
            ]
        );

    private SheetTable Type(TypePolicy type, PlanType compiled) =>
        new(
            PolicyWords.Of(type) + new Wording($"（{type.RecordType}）", $" ({type.Title})"),
            Pair,
            [
                [new("随时间", "with age"), PolicyWords.Of(type.Decay, compiled)],
                [new("随次数", "with number"), PolicyWords.Of(type.Frequency)],
                [new("信用修复", "credit repair"), PolicyWords.RepairedShare(type.RepairedShare)],
                .. type.InForce.Select(period =>
                    (ImmutableArray<Wording>)
                        [
                            new Wording("有效期：", "in force: ") + words.Whom(type, period.When, period.Severity),
                            words.Length(type, period),
                        ]
                ),
                .. type.Repair.Select(term =>
                    (ImmutableArray<Wording>)
                        [
                            new Wording("信用修复：", "repair: ") + words.Whom(type, term.When, term.Severity),
                            words.Terms(type, term),
                        ]
                ),
                .. type.InForce.IsEmpty
                    ?
                    [
                        [new("有效期", "in force"), new("至部门移出或撤销为止", "until the department ends it")],
                    ]
                    : (ImmutableArray<Wording>[])[],
            ]
        );

    private SheetTable Grades(TypePolicy type) =>
        new(
            PolicyWords.Of(type) + new Wording("：风险程度（先合者为准）", ": severity (the first that fits)"),
            [new("序", "no."), new("条件", "condition"), new("程度", "severity"), new("分", "points")],
            [
                .. type.Grades.Select(
                    (grade, i) =>
                        (ImmutableArray<Wording>)
                            [
                                Wording.Same((i + 1).ToString(CultureInfo.InvariantCulture)),
                                words.Of(type.RecordType, grade.When),
                                PolicyWords.Of(grade.Severity),
                                Wording.Same(NumberWords.Points(type.WeightsMilli[(int)grade.Severity])),
                            ]
                ),
                [
                    Wording.Same("-"),
                    new("其他", "all others"),
                    PolicyWords.Of(type.DefaultSeverity),
                    Wording.Same(NumberWords.Points(type.WeightsMilli[(int)type.DefaultSeverity])),
                ],
            ]
        );

    private IEnumerable<SheetTable> Context()
    {
        var context = policy.Context;
        yield return new SheetTable(
            new("行业", "Industries"),
            [new("行业", "industry"), new("乘数", "multiplier"), new("基础分", "base")],
            [
                .. context.Industries.Select(own => Industry(words.Industry(own.Key), own.Value)),
                Industry(new("其他", "all others"), context.DefaultIndustry),
            ]
        );
        yield return new SheetTable(
            new("区域", "Areas"),
            [new("区域", "area"), new("乘数", "multiplier")],
            [
                .. context.Areas.Select(own =>
                    (ImmutableArray<Wording>)[words.Area(own.Key), Wording.Same(NumberWords.Number(own.Value))]
                ),
                [new("其他", "all others"), Wording.Same(NumberWords.Number(context.DefaultAreaMultiplier))],
            ]
        );
    }

    private static ImmutableArray<Wording> Industry(Wording name, IndustryContext own) =>
        [name, Wording.Same(NumberWords.Number(own.Multiplier)), Wording.Same(NumberWords.Points(own.BaseMilli))];

    private SheetTable Thresholds()
    {
        var (yellow, orange, red) = (policy.Thresholds.YellowMilli, policy.Thresholds.OrangeMilli, policy.Thresholds.RedMilli);
        return new SheetTable(
            new("颜色分界", "Colours"),
            [new("颜色", "colour"), new("分数", "points")],
            [
                [PolicyWords.Of(Colour.Green), Range(null, yellow)],
                [PolicyWords.Of(Colour.Yellow), Range(yellow, orange)],
                [PolicyWords.Of(Colour.Orange), Range(orange, red)],
                [PolicyWords.Of(Colour.Red), Range(red, null)],
            ]
        );
    }

    private static Wording Range(long? from, long? below) =>
        (from, below) switch
        {
            ({ } least, { } most) => new(
                $"{NumberWords.Points(least)} 分及以上，不足 {NumberWords.Points(most)} 分",
                $"{NumberWords.Points(least)} or more, below {NumberWords.Points(most)}"
            ),
            ({ } least, null) => new($"{NumberWords.Points(least)} 分及以上", $"{NumberWords.Points(least)} or more"),
            (null, { } most) => new($"不足 {NumberWords.Points(most)} 分", $"below {NumberWords.Points(most)}"),
            _ => new("任何分数", "any"),
        };

    private SheetTable Rules() =>
        new(
            new("直接定色的规则", "Rules that override points"),
            [new("规则", "rule"), new("条件", "when"), new("结果", "colour")],
            [
                .. policy.Rules.Select(rule =>
                    (ImmutableArray<Wording>)[Wording.Same(rule.Name), PolicyWords.Of(policy, rule.When), PolicyWords.Bound(rule)]
                ),
            ]
        );
}
