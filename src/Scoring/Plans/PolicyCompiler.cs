using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Plans;

/// <summary>
/// Compiles a policy into a plan:
/// 1. every table is checked and all faults are gathered; 2. decimals become Q16 and half-lives become tables (the one place with floating
/// point); 3. the largest sums that the tables can make are bounded, and a policy that could overflow 64 bits is refused.
/// </summary>
public static class PolicyCompiler
{
    private const int WindowDaysMax = 36_500;
    private const int TypesMax = 32;
    private const int RulesMax = 64;
    private const int FrequencyCountMax = 1_000_000;
    private const long WeightMilliMax = 1_000_000_000;

    /// <summary>Compiles; never throws for a bad policy.</summary>
    public static PolicyCompilation Compile(Policy policy)
    {
        var faults = new PolicyFaults();
        CheckTypes(policy, faults);
        CheckContext(policy.Context, faults);
        CheckThresholds(policy.Thresholds, faults);
        CheckRules(policy, faults);
        if (policy.Stability is { ImproveAfterDays: < 1 } stability)
            faults.Add(
                "stability.improve_after_days",
                "at least 1 day",
                $"{stability.ImproveAfterDays}",
                "leave stability out, or give days"
            );
        if (faults.Any)
            return new PolicyCompilation(null, faults.ToImmutable());
        var plan = Build(policy);
        OverflowBound.Check(plan, faults);
        return faults.Any ? new PolicyCompilation(null, faults.ToImmutable()) : new PolicyCompilation(plan, []);
    }

    private static void CheckTypes(Policy policy, PolicyFaults faults)
    {
        if (policy.Types.Length is 0 or > TypesMax)
            faults.Add(
                "record_types",
                $"1 to {TypesMax} record types",
                $"{policy.Types.Length}",
                "list the record types that count"
            );
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in policy.Types)
        {
            var path = $"record_types.{type.RecordType}";
            if (!seen.Add(type.RecordType))
                faults.Add(path, "each record type once", $"'{type.RecordType}' twice", "keep one of them");
            if (type.WindowDays is < 1 or > WindowDaysMax)
                faults.Add(
                    $"{path}.window_days",
                    $"1 to {WindowDaysMax} days",
                    $"{type.WindowDays}",
                    "give the age at which a record stops counting"
                );
            CheckWeights(type, path, faults);
            CheckDecay(type.Decay, $"{path}.decay", faults);
            CheckFrequency(type.Frequency, $"{path}.frequency", faults);
            if (type.CapMilli is < 0 or > WeightMilliMax)
                faults.Add(
                    $"{path}.cap",
                    $"0 to {Points(WeightMilliMax)} points",
                    Points(type.CapMilli),
                    "give the most points the type may add"
                );
            if (type.RepairedShare is < 0 or > 1)
                faults.Add(
                    $"{path}.repaired_share",
                    "a share from 0 to 1",
                    Text(type.RepairedShare),
                    "0 means that repaired records no longer count"
                );
            for (var i = 0; i < type.InForce.Length; i++)
            {
                if (type.InForce[i].Days is < 0 or > WindowDaysMax)
                    faults.Add(
                        $"{path}.in_force.{i}.days",
                        $"0 to {WindowDaysMax} days",
                        $"{type.InForce[i].Days}",
                        "give the period in days"
                    );
            }
        }
    }

    private static void CheckWeights(TypePolicy type, string path, PolicyFaults faults)
    {
        for (var severity = 0; severity < type.WeightsMilli.Length; severity++)
        {
            var weight = type.WeightsMilli[severity];
            var name = $"{path}.weights.{((Severity)severity).ToString().ToLowerInvariant()}";
            if (weight is < 0 or > WeightMilliMax)
                faults.Add(name, $"0 to {Points(WeightMilliMax)} points", Points(weight), "weights are never negative");
            else if (severity > 0 && weight < type.WeightsMilli[severity - 1])
                faults.Add(
                    name,
                    $"at least {Points(type.WeightsMilli[severity - 1])}, the weight of the severity below",
                    Points(weight),
                    "weights rise with severity"
                );
        }
    }

    private static void CheckDecay(Decay decay, string path, PolicyFaults faults)
    {
        if (decay is Decay.HalfLife { Days: < 1 or > WindowDaysMax } halfLife)
            faults.Add(
                $"{path}.half_life_days",
                $"1 to {WindowDaysMax} days",
                $"{halfLife.Days}",
                "give the days after which half is left"
            );
        if (decay is not Decay.Steps steps)
            return;
        if (steps.List.IsEmpty || steps.List[0].FromDay != 0)
            faults.Add(
                $"{path}.steps",
                "a first step at day 0",
                steps.List.IsEmpty ? "no steps" : $"day {steps.List[0].FromDay}",
                "say what a new record weighs"
            );
        for (var i = 0; i < steps.List.Length; i++)
        {
            var (day, share) = steps.List[i];
            var name = $"{path}.steps.{day}";
            if (share is < 0 or > 1)
                faults.Add(name, "a share from 0 to 1", Text(share), "1 is the full weight");
            if (i > 0 && day <= steps.List[i - 1].FromDay)
                faults.Add(name, $"a day after {steps.List[i - 1].FromDay}", $"{day}", "list the steps by rising day");
            if (i > 0 && share > steps.List[i - 1].Share)
                faults.Add(
                    name,
                    $"at most {Text(steps.List[i - 1].Share)}, the share before",
                    Text(share),
                    "decay never increases"
                );
        }
    }

    private static void CheckFrequency(ImmutableArray<FrequencyStep> steps, string path, PolicyFaults faults)
    {
        var before = new FrequencyStep(1, 1m);
        foreach (var step in steps)
        {
            var name = $"{path}.{step.Count}";
            if (step.Count <= before.Count || step.Count > FrequencyCountMax)
                faults.Add(
                    name,
                    $"a number of records from {before.Count + 1} to {FrequencyCountMax}",
                    $"{step.Count}",
                    "list the steps by rising number, from 2 on"
                );
            if (step.Multiplier < before.Multiplier || step.Multiplier > 1000)
                faults.Add(
                    name,
                    $"a multiplier from {Text(before.Multiplier)} to 1000",
                    Text(step.Multiplier),
                    "frequency never makes records count less"
                );
            before = step;
        }
    }

    private static void CheckContext(ContextPolicy context, PolicyFaults faults)
    {
        CheckIndustry(context.DefaultIndustry, "default", faults);
        foreach (var (code, industry) in context.Industries)
            CheckIndustry(industry, code, faults);
        CheckMultiplier(context.DefaultAreaMultiplier, "context.areas.default", faults);
        foreach (var (kind, multiplier) in context.Areas)
            CheckMultiplier(multiplier, $"context.areas.{kind}", faults);
        foreach (
            var code in context.Industries.GroupBy(entry => entry.Key, StringComparer.Ordinal).Where(group => group.Count() > 1)
        )
            faults.Add($"context.industries.{code.Key}", "each industry once", $"'{code.Key}' twice", "keep one of them");
        foreach (var kind in context.Areas.GroupBy(entry => entry.Key, StringComparer.Ordinal).Where(group => group.Count() > 1))
            faults.Add($"context.areas.{kind.Key}", "each area kind once", $"'{kind.Key}' twice", "keep one of them");
    }

    private static void CheckIndustry(IndustryContext industry, string code, PolicyFaults faults)
    {
        CheckMultiplier(industry.Multiplier, $"context.industries.{code}.multiplier", faults);
        if (industry.BaseMilli is < 0 or > WeightMilliMax)
            faults.Add(
                $"context.industries.{code}.base",
                $"0 to {Points(WeightMilliMax)} points",
                Points(industry.BaseMilli),
                "give what an entity without records has"
            );
    }

    private static void CheckMultiplier(decimal multiplier, string path, PolicyFaults faults)
    {
        if (multiplier is < 0 or > 1000)
            faults.Add(path, "a multiplier from 0 to 1000", Text(multiplier), "1 changes nothing");
    }

    private static void CheckThresholds(Thresholds thresholds, PolicyFaults faults)
    {
        if (thresholds.YellowMilli < 1)
            faults.Add(
                "thresholds.yellow",
                "more than 0 points",
                Points(thresholds.YellowMilli),
                "an entity without points is green"
            );
        if (thresholds.OrangeMilli <= thresholds.YellowMilli)
            faults.Add(
                "thresholds.orange",
                $"more than yellow ({Points(thresholds.YellowMilli)})",
                Points(thresholds.OrangeMilli),
                "thresholds rise from yellow to red"
            );
        if (thresholds.RedMilli <= thresholds.OrangeMilli)
            faults.Add(
                "thresholds.red",
                $"more than orange ({Points(thresholds.OrangeMilli)})",
                Points(thresholds.RedMilli),
                "thresholds rise from yellow to red"
            );
    }

    private static void CheckRules(Policy policy, PolicyFaults faults)
    {
        if (policy.Rules.Length > RulesMax)
            faults.Add("rules", $"at most {RulesMax} rules", $"{policy.Rules.Length}", "merge some");
        var types = policy.Types.Select(type => type.RecordType).ToHashSet(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < policy.Rules.Length; i++)
        {
            var rule = policy.Rules[i];
            if (!names.Add(rule.Name))
                faults.Add(
                    $"rules.{i}.name",
                    "each name once",
                    $"'{rule.Name}' twice",
                    "ratings name the rules that changed them: rename one"
                );
            if (rule.AtLeast is null == rule.AtMost is null)
                faults.Add(
                    $"rules.{i}",
                    "exactly one of at_least and at_most",
                    rule.AtLeast is null ? "neither" : "both",
                    "a rule is a floor or a ceiling"
                );
            if (rule.When.IsEmpty)
                faults.Add($"rules.{i}.when", "at least one condition", "none", "say when the rule holds");
            foreach (var test in rule.When)
            {
                if (test.RecordType is { } type && !types.Contains(type))
                    faults.Add(
                        $"rules.{i}.when",
                        $"one of {string.Join(", ", types.Order(StringComparer.Ordinal))}",
                        $"'{type}'",
                        "name a record type of this policy"
                    );
                if (test.AtLeast < 1)
                    faults.Add(
                        $"rules.{i}.when",
                        "a number of records of at least 1",
                        $"{test.AtLeast}",
                        "a rule about no records would hold for everyone"
                    );
                if (test.WithinDays is < 1)
                    faults.Add(
                        $"rules.{i}.when",
                        "within at least 1 day",
                        $"{test.WithinDays}",
                        "the age of a record of today is 0"
                    );
            }
        }
    }

    private static ScoringPlan Build(Policy policy)
    {
        var typeIndex = policy
            .Types.Select((type, index) => (type.RecordType, index))
            .ToDictionary(entry => entry.RecordType, entry => entry.index, StringComparer.Ordinal);
        var context = policy.Context;
        return new ScoringPlan(
            policy,
            [.. policy.Types.Select(BuildType)],
            [
                .. policy.Rules.Select(rule => new PlanRule(
                    rule.Name,
                    [
                        .. rule.When.Select(test => new PlanTest(
                            test.RecordType is { } type ? typeIndex[type] : -1,
                            test.Severity is { } severity ? (int)severity : -1,
                            test.WithinDays ?? int.MaxValue,
                            test.AtLeast
                        )),
                    ],
                    rule.AtLeast,
                    rule.AtMost
                )),
            ],
            [
                Q16.Of(context.DefaultIndustry.Multiplier),
                .. context.Industries.Select(industry => Q16.Of(industry.Value.Multiplier)),
            ],
            [context.DefaultIndustry.BaseMilli, .. context.Industries.Select(industry => industry.Value.BaseMilli)],
            [Q16.Of(context.DefaultAreaMultiplier), .. context.Areas.Select(area => Q16.Of(area.Value))]
        );
    }

    private static PlanType BuildType(TypePolicy type) =>
        new()
        {
            RecordType = type.RecordType,
            Title = type.Title,
            WindowDays = type.WindowDays,
            WeightsMilli = [.. type.WeightsMilli],
            DecayQ16 = BuildDecay(type.Decay, type.WindowDays),
            FrequencyQ16 = BuildFrequency(type.Frequency),
            CapMilli = type.CapMilli,
            RepairedShareQ16 = (int)Q16.Of(type.RepairedShare),
        };

    private static int[] BuildDecay(Decay decay, int windowDays)
    {
        var table = new int[windowDays];
        for (var age = 0; age < windowDays; age++)
        {
            table[age] = decay switch
            {
                Decay.None => Q16.One,
                Decay.HalfLife halfLife => (int)
                    Math.Round(Q16.One * Math.Pow(0.5, (double)age / halfLife.Days), MidpointRounding.AwayFromZero),
                Decay.Steps steps => (int)Q16.Of(steps.List.Last(step => step.FromDay <= age).Share),
                _ => throw new InvalidOperationException($"Decay {decay} has no table."),
            };
        }
        return table;
    }

    private static long[] BuildFrequency(ImmutableArray<FrequencyStep> steps)
    {
        var table = new long[steps.IsEmpty ? 1 : steps[^1].Count + 1];
        Array.Fill(table, Q16.One);
        foreach (var step in steps)
            table.AsSpan(step.Count).Fill(Q16.Of(step.Multiplier));
        return table;
    }

    private static string Points(long milli) => Text(milli / 1000m);

    private static string Text(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
