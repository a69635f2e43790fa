using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Describing;

/// <summary>The parts of a policy in words.</summary>
internal sealed class PolicyWords
{
    private static readonly Wording[] Severities =
    [
        new("轻微", "minor"),
        new("一般", "general"),
        new("较重", "serious"),
        new("严重", "grave"),
    ];

    private static readonly Wording[] Colours = [new("绿", "green"), new("黄", "yellow"), new("橙", "orange"), new("红", "red")];

    private readonly Workspace workspace;
    private readonly AttributeTitles titles;
    private readonly ConditionWords conditions;

    public PolicyWords(Workspace workspace)
    {
        (this.workspace, titles) = (workspace, new AttributeTitles(workspace));
        conditions = new ConditionWords(titles);
    }

    public static Wording Of(Severity severity) => Severities[(int)severity];

    public static Wording Of(Colour colour) => Colours[(int)colour];

    public static Wording Of(PolicyScope scope) =>
        scope == PolicyScope.All
            ? new("全部登记主体", "all registered entities")
            : new("持有效食品许可或属食品行业的主体", "entities with a valid food licence or in a food industry");

    /// <summary>The title that the policy gives, and in English the id.</summary>
    public static Wording Of(TypePolicy type) => new(type.Title, Words(type.RecordType));

    public Wording Of(string recordType, AttributeCondition condition) => conditions.Of(recordType, condition);

    public Wording Industry(string code) =>
        new(
            workspace.CodeTables.TryGetValue(WellKnownTables.Industries, out var table)
            && table.Entries.FirstOrDefault(entry => entry.Value == code) is { } own
                ? table.Extra(own, "title")
                : code,
            Words(code)
        );

    public Wording Area(string kind) =>
        new(
            workspace.CodeTables.TryGetValue(WellKnownTables.Areas, out var table) ? table.Find(kind)?.Value ?? kind : kind,
            Words(kind)
        );

    /// <summary>How the weight falls with age; shares are those of the compiled table.</summary>
    public static Wording Of(Decay decay, PlanType plan) =>
        decay switch
        {
            Decay.HalfLife { Days: var days } => new Wording("每 ", "halves every ")
                + NumberWords.Days(days)
                + new Wording("减半", "")
                + Left(plan),
            Decay.Steps { List: var steps } => Wording.Join(
                new Wording("，", ", "),
                steps.Select(step => new Wording(
                    step.FromDay == 0
                        ? $"起初 {NumberWords.Percent(step.Share)}"
                        : $"满 {step.FromDay} 天起 {NumberWords.Percent(step.Share)}",
                    step.FromDay == 0
                        ? $"{NumberWords.Percent(step.Share)} at first"
                        : $"{NumberWords.Percent(step.Share)} from day {step.FromDay} on"
                ))
            ),
            _ => new("不随时间减轻", "does not fall with age"),
        };

    public static Wording Of(ImmutableArray<FrequencyStep> steps) =>
        steps.IsEmpty
            ? new("不因次数加重", "the number of records adds nothing")
            : Wording.Join(
                new Wording("，", ", "),
                steps.Select(step => new Wording(
                    $"{step.Count} 条起乘以 {NumberWords.Number(step.Multiplier)}",
                    $"× {NumberWords.Number(step.Multiplier)} from {step.Count} records on"
                ))
            );

    public static Wording RepairedShare(decimal share) =>
        share == 0
            ? new("修复后不再使用", "not used once repaired")
            : new($"修复后仍计 {NumberWords.Percent(share)}", $"{NumberWords.Percent(share)} still counts once repaired");

    /// <summary>Which records a period or a term is for.</summary>
    public Wording Whom(TypePolicy type, AttributeCondition? when, Severity? severity)
    {
        Wording[] parts =
        [
            .. when is null ? (Wording[])[] : [Of(type.RecordType, when)],
            .. severity is { } grade ? [Of(grade)] : (Wording[])[],
        ];
        return parts.Length == 0 ? new("其他", "all others") : Wording.Join(new("，", ", "), parts);
    }

    public Wording Length(TypePolicy type, InForcePeriod period) => NumberWords.Days(period.Days) + Clock(type, period.From);

    public Wording Terms(TypePolicy type, RepairTerm term) =>
        !term.IsAllowed ? new("不得修复", "not possible")
        : term.MinimumDays == 0 ? new("修复之日起生效", "from the day of the repair on")
        : new Wording("修复至早满 ", "after ")
            + NumberWords.Days(term.MinimumDays)
            + new Wording("生效", " at the earliest")
            + Clock(type, term.From);

    /// <summary>Where a clock starts, unless it is the event date.</summary>
    private Wording Clock(TypePolicy type, string? from)
    {
        if (from is null)
            return Wording.Same("");
        var title = titles.Of(type.RecordType, from);
        return new($"，自{title.Chinese}起算", $", counted from {title.English}");
    }

    /// <summary>What a rule asks for: 365 天内严重的抽检不合格不少于 2 条.</summary>
    public static Wording Of(Policy policy, ImmutableArray<CountTest> when) =>
        Wording.Join(new("，且", " and "), when.Select(test => Of(policy, test)));

    /// <summary>What a rule does to the colour.</summary>
    public static Wording Bound(ColourRule rule) =>
        rule.AtLeast is { } floor ? new Wording("至少为", "at least ") + Of(floor)
        : rule.AtMost is { } ceiling ? new Wording("至多为", "at most ") + Of(ceiling)
        : throw new InvalidOperationException($"The rule {rule.Name} has no bound.");

    public static Wording Of(StabilityPolicy? stability) =>
        stability is null
            ? new("颜色随分数即时升降", "the colour follows the points at once, both ways")
            : new Wording("变差立即生效；好转逐级，每级须满 ", "worse at once; better one step at a time, each after ")
                + NumberWords.Days(stability.ImproveAfterDays);

    private static Wording Of(Policy policy, CountTest test)
    {
        var type = policy.Types.FirstOrDefault(own => own.RecordType == test.RecordType);
        var what = type is null ? new Wording("负面信息", "records of any type") : Of(type);
        var severity = test.Severity is { } grade ? Of(grade) : (Wording?)null;
        return new(
            $"{(test.WithinDays is { } days ? $"{days} 天内" : "")}{(severity is { } own ? $"{own.Chinese}的" : "")}{what.Chinese}不少于 {test.AtLeast} 条",
            $"at least {test.AtLeast} {(severity is { } word ? $"{word.English} " : "")}{what.English}{(test.WithinDays is { } within ? $" within {within} days" : "")}"
        );
    }

    private static Wording Left(PlanType plan)
    {
        (int Day, Wording Name)[] ages =
        [
            (180, new("半年", "180 days")),
            (365, new("一年", "a year")),
            (730, new("两年", "two years")),
        ];
        var told = ages.Where(age => age.Day < plan.WindowDays).ToArray();
        return told.Length == 0
            ? Wording.Same("")
            : new Wording("：", ": ")
                + Wording.Join(
                    new Wording("，", ", "),
                    told.Select(age =>
                        age.Name
                        + new Wording(
                            $"后余 {NumberWords.PercentOfQ16(plan.DecayQ16[age.Day])}",
                            $" leave {NumberWords.PercentOfQ16(plan.DecayQ16[age.Day])}"
                        )
                    )
                );
    }

    private static string Words(string id) => id.Replace('_', ' ');
}
