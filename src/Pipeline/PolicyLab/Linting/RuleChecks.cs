using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Linting;

/// <summary>Rules that never change a colour.</summary>
internal static class RuleChecks
{
    public static void Check(LintedPolicy linted, LintFindings findings)
    {
        var rules = linted.Policy.Rules;
        for (var i = 0; i < rules.Length; i++)
        {
            var path = $"rules.{i}";
            if (Never(linted, rules[i]) is { } why)
                findings.Warn(
                    "rule_never_holds",
                    $"{path}.when",
                    $"'{rules[i].Name}' never holds",
                    why,
                    "add the grade, or drop the rule"
                );
            else
                CheckEffect(linted, i, path, findings);
            foreach (var test in rules[i].When.Where(test => test.WithinDays >= linted.LongestDays(test.RecordType)))
                findings.Hint(
                    "needless_within",
                    $"{path}.when",
                    $"within {test.WithinDays} days is no limit",
                    $"no record of {test.RecordType ?? "any type"} counts for longer than {linted.LongestDays(test.RecordType)} days",
                    "leave it out, or make it shorter"
                );
        }
    }

    /// <summary>Why a rule cannot hold; null: it can.</summary>
    private static string? Never(LintedPolicy linted, ColourRule rule)
    {
        foreach (var test in rule.When.Where(test => test.Severity is not null))
        {
            var isGiven = linted
                .Policy.Types.Zip(linted.Given)
                .Any(own =>
                    (test.RecordType is null || own.First.RecordType == test.RecordType)
                    && own.Second.Contains(test.Severity!.Value)
                );
            if (!isGiven)
                return $"neither the default nor a grade makes a record of {test.RecordType ?? "any type"} {LintFindings.Word(test.Severity!.Value)}";
        }
        return null;
    }

    private static void CheckEffect(LintedPolicy linted, int index, string path, LintFindings findings)
    {
        var rule = linted.Policy.Rules[index];
        if (rule.AtLeast == Colour.Green || rule.AtMost == Colour.Red)
            findings.Warn(
                "rule_without_effect",
                path,
                $"'{rule.Name}' allows every colour",
                "nobody is better than green or worse than red",
                "name the colour that is meant, or drop the rule"
            );
        else if (ShadowOf(linted.Policy, index) is { } other)
            findings.Warn(
                "shadowed_rule",
                path,
                $"'{rule.Name}' never decides a colour",
                $"wherever it holds, '{other.Name}' holds and does as much or more",
                "drop it, or narrow the other"
            );
        else if (rule.AtLeast is { } floor)
            CheckFloor(linted, rule, floor, path, findings);
        else
            CheckCeiling(linted, rule, rule.AtMost!.Value, path, findings);
    }

    /// <summary>Another rule that holds wherever this does and binds at least as much; of two that are alike, the first stays.</summary>
    private static ColourRule? ShadowOf(Policy policy, int index)
    {
        var rule = policy.Rules[index];
        for (var i = 0; i < policy.Rules.Length; i++)
        {
            var other = policy.Rules[i];
            var binds = rule.AtLeast is { } floor ? other.AtLeast >= floor : other.AtMost <= rule.AtMost;
            var isAlike = other.AtLeast == rule.AtLeast && other.AtMost == rule.AtMost;
            if (
                i != index
                && binds
                && Implication.Implies(rule.When, other.When)
                && (i < index || !isAlike || !Implication.Implies(other.When, rule.When))
            )
                return other;
        }
        return null;
    }

    private static void CheckFloor(LintedPolicy linted, ColourRule rule, Colour floor, string path, LintFindings findings)
    {
        // A ceiling could lower what the points give, and this floor would raise it again.
        if (linted.Policy.Rules.Any(other => other.AtMost is not null))
            return;
        var least = linted.LeastPoints(rule.When);
        if (linted.Plan.ThresholdColour(least) >= floor)
            findings.Hint(
                "floor_below_points",
                path,
                $"'{rule.Name}' never raises a colour",
                $"its records alone give at least {Describing.NumberWords.Points(least)} points, which is {LintFindings.Word(linted.Plan.ThresholdColour(least))}",
                "keep it if it shall hold by other thresholds, too"
            );
    }

    private static void CheckCeiling(LintedPolicy linted, ColourRule rule, Colour ceiling, string path, LintFindings findings)
    {
        if (linted.Plan.ThresholdColour(linted.MostPoints) <= ceiling)
            findings.Warn(
                "ceiling_above_points",
                path,
                $"'{rule.Name}' never lowers a colour",
                $"nobody has more than {Describing.NumberWords.Points(linted.MostPoints)} points",
                "lower the ceiling, or drop the rule"
            );
        else if (
            linted.Policy.Rules.FirstOrDefault(other => other.AtLeast > ceiling && Implication.Implies(rule.When, other.When)) is
            { } floor
        )
            findings.Warn(
                "ceiling_beaten",
                path,
                $"'{rule.Name}' never makes an entity {LintFindings.Word(ceiling)} or better",
                $"wherever it holds, '{floor.Name}' raises to {LintFindings.Word(floor.AtLeast!.Value)}, and floors win",
                "narrow one of the two"
            );
    }
}
