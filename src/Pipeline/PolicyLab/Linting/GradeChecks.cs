using System.Collections.Immutable;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Linting;

/// <summary>Grades and periods that never decide: no record meets them, or an earlier one takes all that do.</summary>
internal static class GradeChecks
{
    public static void Check(LintedPolicy linted, LintFindings findings)
    {
        foreach (var (type, given) in linted.Policy.Types.Zip(linted.Given))
        {
            var path = $"record_types.{type.RecordType}";
            for (var i = 0; i < type.Grades.Length; i++)
                CheckGrade(type, i, $"{path}.grades.{i}", findings);
            CheckLastGrades(type, path, findings);
            for (var i = 0; i < type.InForce.Length; i++)
                CheckPeriod(type, i, given, $"{path}.in_force.{i}", findings);
            for (var i = 0; i < type.Repair.Length; i++)
                CheckRepair(type, i, given, $"{path}.repair.{i}", findings);
            CheckWindow(type, path, findings);
        }
    }

    /// <summary>Whether no record gets its severity by a grade.</summary>
    public static bool IsDead(TypePolicy type, int grade) =>
        type.Grades[grade].When.Alternatives.All(tests => IsDead(type, grade, tests));

    private static bool IsDead(TypePolicy type, int grade, ImmutableArray<AttributeTest> tests) =>
        Implication.IsImpossible(tests) || ShadowOf(type, grade, tests) is not null;

    /// <summary>The first earlier grade that takes all records of an alternative; null: none does.</summary>
    private static int? ShadowOf(TypePolicy type, int grade, ImmutableArray<AttributeTest> tests)
    {
        for (var earlier = 0; earlier < grade; earlier++)
        {
            if (Implication.Implies(tests, type.Grades[earlier].When))
                return earlier;
        }
        return null;
    }

    private static void CheckGrade(TypePolicy type, int grade, string path, LintFindings findings)
    {
        var alternatives = type.Grades[grade].When.Alternatives;
        for (var i = 0; i < alternatives.Length; i++)
        {
            var own = alternatives.Length == 1 ? $"{path}.when" : $"{path}.when.{i}";
            if (Implication.IsImpossible(alternatives[i]))
                findings.Warn(
                    "impossible_condition",
                    own,
                    "the tests exclude each other",
                    "no record can meet all of them",
                    "write them as a list of alternatives, or drop one"
                );
            else if (ShadowOf(type, grade, alternatives[i]) is { } earlier)
                findings.Warn(
                    "dead_grade",
                    own,
                    $"grade {grade + 1} never decides for these records",
                    $"grade {earlier + 1} takes all of them, and the first that matches wins",
                    "move it before that one, or drop it"
                );
        }
    }

    /// <summary>The last grades that give the default's severity change nothing.</summary>
    private static void CheckLastGrades(TypePolicy type, string path, LintFindings findings)
    {
        for (var i = type.Grades.Length - 1; i >= 0 && type.Grades[i].Severity == type.DefaultSeverity; i--)
            findings.Hint(
                "grade_gives_default",
                $"{path}.grades.{i}",
                $"the last grades give {LintFindings.Word(type.DefaultSeverity)}, which is the default",
                "records that no grade matches get the same",
                "keep it if it helps readers"
            );
    }

    private static void CheckPeriod(
        TypePolicy type,
        int period,
        ImmutableSortedSet<Severity> given,
        string path,
        LintFindings findings
    )
    {
        var own = type.InForce[period];
        var earlier = type
            .InForce.Take(period)
            .ToList()
            .FindIndex(before => Takes((before.When, before.Severity), (own.When, own.Severity)));
        if (earlier >= 0)
            findings.Warn(
                "dead_period",
                path,
                $"period {period + 1} never decides",
                $"period {earlier + 1} takes all its records, and the first that matches wins",
                "move it before that one, or drop it"
            );
        if (own.Severity is { } severity && !given.Contains(severity))
            findings.Warn(
                "dead_period",
                path,
                $"no record of {type.RecordType} is {LintFindings.Word(severity)}",
                "neither the default nor a grade gives that severity",
                "drop the period, or add the grade"
            );
        if (own.From is null && own.Days > type.WindowDays)
            findings.Warn(
                "period_beyond_window",
                $"{path}.days",
                $"{own.Days} days in force, {type.WindowDays} in the window",
                "records leave the window before the period ends, so it never matters",
                "lengthen window_days, or shorten the period"
            );
    }

    private static void CheckRepair(
        TypePolicy type,
        int term,
        ImmutableSortedSet<Severity> given,
        string path,
        LintFindings findings
    )
    {
        var own = type.Repair[term];
        var earlier = type
            .Repair.Take(term)
            .ToList()
            .FindIndex(before => Takes((before.When, before.Severity), (own.When, own.Severity)));
        if (earlier >= 0)
            findings.Warn(
                "dead_repair",
                path,
                $"term {term + 1} never decides",
                $"term {earlier + 1} takes all its records, and the first that matches wins",
                "move it before that one, or drop it"
            );
        if (own.Severity is { } severity && !given.Contains(severity))
            findings.Warn(
                "dead_repair",
                path,
                $"no record of {type.RecordType} is {LintFindings.Word(severity)}",
                "neither the default nor a grade gives that severity",
                "drop the term, or add the grade"
            );
        if (own.From is null && own.MinimumDays >= type.WindowDays)
            findings.Warn(
                "repair_beyond_window",
                $"{path}.minimum_days",
                $"{own.MinimumDays} days before a repair, {type.WindowDays} in the window",
                "records leave the window before their repair can take effect",
                "write 'allowed: false' if that is meant, or shorten it"
            );
    }

    private static bool Takes(
        (AttributeCondition? When, Severity? Severity) before,
        (AttributeCondition? When, Severity? Severity) own
    ) =>
        (before.Severity is null || before.Severity == own.Severity)
        && (before.When is null || (own.When is { } when && Implication.Implies(when, before.When)));

    private static void CheckWindow(TypePolicy type, string path, LintFindings findings)
    {
        if (!type.InForce.Any(period => period is { When: null, Severity: null }))
            return;
        var longest = type.InForce.Max(period => period.Days);
        // A clock that starts later than the event leaves more days.
        if (longest + 1 < type.WindowDays && type.InForce.All(period => period.From is null))
            findings.Hint(
                "window_beyond_periods",
                $"{path}.window_days",
                $"a window of {type.WindowDays} days, periods of at most {longest}",
                "only records with an end of their own can be older than the periods",
                "shorten the window if no department delivers such ends"
            );
    }
}
