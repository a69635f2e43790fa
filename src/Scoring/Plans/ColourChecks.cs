using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Plans;

/// <summary>What makes colours of points: thresholds, rules and stability.</summary>
internal static class ColourChecks
{
    public static void Check(Policy policy, PolicyFaults faults)
    {
        CheckThresholds(policy.Thresholds, faults);
        CheckRules(policy, faults);
        if (policy.Stability is { } stability)
            faults.RequireDays(
                "stability.improve_after_days",
                stability.ImproveAfterDays,
                1,
                "leave stability out, or give days"
            );
    }

    private static void CheckThresholds(Thresholds thresholds, PolicyFaults faults)
    {
        if (thresholds.YellowMilli < 1)
            faults.Add(
                "thresholds.yellow",
                "more than 0 points",
                PolicyFaults.Points(thresholds.YellowMilli),
                "an entity without points is green"
            );
        if (thresholds.OrangeMilli <= thresholds.YellowMilli)
            faults.Add(
                "thresholds.orange",
                $"more than yellow ({PolicyFaults.Points(thresholds.YellowMilli)})",
                PolicyFaults.Points(thresholds.OrangeMilli),
                "thresholds rise from yellow to red"
            );
        if (thresholds.RedMilli <= thresholds.OrangeMilli)
            faults.Add(
                "thresholds.red",
                $"more than orange ({PolicyFaults.Points(thresholds.OrangeMilli)})",
                PolicyFaults.Points(thresholds.RedMilli),
                "thresholds rise from yellow to red"
            );
    }

    private static void CheckRules(Policy policy, PolicyFaults faults)
    {
        if (policy.Rules.Length > PolicyLimits.RulesMax)
            faults.Add("rules", $"at most {PolicyLimits.RulesMax} rules", $"{policy.Rules.Length}", "merge some");
        var types = policy.Types.Select(type => type.RecordType).ToImmutableSortedSet(StringComparer.Ordinal);
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
                CheckTest(test, types, $"rules.{i}.when", faults);
        }
    }

    private static void CheckTest(CountTest test, ImmutableSortedSet<string> types, string path, PolicyFaults faults)
    {
        if (test.RecordType is { } type && !types.Contains(type))
            faults.Add(path, $"one of {string.Join(", ", types)}", $"'{type}'", "name a record type of this policy");
        if (test.AtLeast < 1)
            faults.Add(
                path,
                "a number of records of at least 1",
                $"{test.AtLeast}",
                "a rule about no records would hold for everyone"
            );
        if (test.WithinDays is < 1)
            faults.Add(path, "within at least 1 day", $"{test.WithinDays}", "the age of a record of today is 0");
    }
}
