using System.Globalization;
using FoodCredit.Pipeline.PolicyLab.Describing;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Linting;

/// <summary>Weights, decay, frequency and caps that do less than they seem to.</summary>
internal static class TypeTableChecks
{
    /// <summary>A cap that takes more new records than this is hardly one.</summary>
    private const int RecordsToCapMax = 50;

    public static void Check(LintedPolicy linted, LintFindings findings)
    {
        for (var i = 0; i < linted.Policy.Types.Length; i++)
        {
            var type = linted.Policy.Types[i];
            var path = $"record_types.{type.RecordType}";
            CheckWeights(linted, i, path, findings);
            CheckCap(linted, i, path, findings);
            CheckDecay(type, path, findings);
            CheckFrequency(type, path, findings);
        }
    }

    private static void CheckWeights(LintedPolicy linted, int index, string path, LintFindings findings)
    {
        var type = linted.Policy.Types[index];
        if (linted.MostOf(index) == 0)
        {
            var isInRules = linted.Policy.Rules.Any(rule =>
                rule.When.Any(test => test.RecordType is null || test.RecordType == type.RecordType)
            );
            if (isInRules)
                findings.Hint(
                    "weightless_type",
                    $"{path}.weights",
                    $"records of {type.RecordType} give no points",
                    "they count in rules only",
                    "keep it if that is meant"
                );
            else
                findings.Warn(
                    "weightless_type",
                    $"{path}.weights",
                    $"records of {type.RecordType} change nothing",
                    "they give no points, and no rule counts them",
                    "give them weight, or a rule"
                );
            return;
        }
        Severity[] given = [.. linted.Given[index]];
        foreach (var (lower, higher) in given.Zip(given.Skip(1)))
        {
            if (type.WeightsMilli[(int)lower] == type.WeightsMilli[(int)higher])
                findings.Hint(
                    "equal_weights",
                    $"{path}.weights.{LintFindings.Word(higher)}",
                    $"{LintFindings.Word(higher)} weighs as much as {LintFindings.Word(lower)}",
                    "grading tells them apart, and points do not",
                    "raise it, or keep it if only rules need the difference"
                );
        }
    }

    private static void CheckCap(LintedPolicy linted, int index, string path, LintFindings findings)
    {
        var (type, heaviest) = (linted.Policy.Types[index], linted.Heaviest(index));
        if (heaviest == 0)
            return;
        if (type.CapMilli < heaviest)
            findings.Warn(
                "cap_below_record",
                $"{path}.cap",
                $"a cap of {NumberWords.Points(type.CapMilli)} points, and one record weighs up to {NumberWords.Points(heaviest)}",
                "a single new record does not get its weight",
                "raise the cap, or lower the weights"
            );
        var last = type.Frequency.IsEmpty ? 1 : type.Frequency[^1].Multiplier;
        var records = Math.Ceiling(type.CapMilli / (heaviest * last));
        if (records > RecordsToCapMax)
            findings.Hint(
                "cap_hardly_reached",
                $"{path}.cap",
                $"it takes {records.ToString(CultureInfo.InvariantCulture)} new records of the heaviest severity to reach the cap",
                "a cap is there to keep one type from deciding alone",
                "lower it, or keep it if nothing shall be capped"
            );
    }

    private static void CheckDecay(TypePolicy type, string path, LintFindings findings)
    {
        if (type.Decay is not Decay.Steps { List: var steps })
            return;
        for (var i = 0; i < steps.Length; i++)
        {
            var own = $"{path}.decay.steps.{steps[i].FromDay}";
            if (steps[i].FromDay >= type.WindowDays)
                findings.Warn(
                    "step_after_window",
                    own,
                    $"a step at day {steps[i].FromDay}, a window of {type.WindowDays} days",
                    "records no longer count when the step begins",
                    "lengthen window_days, or drop the step"
                );
            else if (i > 0 && steps[i].Share == steps[i - 1].Share)
                findings.Hint(
                    "needless_step",
                    own,
                    $"the share stays {NumberWords.Number(steps[i].Share)}",
                    "a step that changes nothing",
                    "drop it"
                );
            else if (steps[i].Share == 0)
                findings.Hint(
                    "silent_records",
                    own,
                    $"from day {steps[i].FromDay} on records have no points, and count until day {type.WindowDays}",
                    "frequency and rules still count them",
                    "shorten window_days if they shall not"
                );
        }
    }

    private static void CheckFrequency(TypePolicy type, string path, LintFindings findings)
    {
        var before = 1m;
        foreach (var step in type.Frequency)
        {
            if (step.Multiplier == before)
                findings.Hint(
                    "needless_step",
                    string.Create(CultureInfo.InvariantCulture, $"{path}.frequency.{step.Count}"),
                    $"the multiplier stays {NumberWords.Number(before)}",
                    "a step that changes nothing",
                    "drop it"
                );
            before = step.Multiplier;
        }
    }
}
