using System.Collections.Immutable;
using FoodCredit.Pipeline.PolicyLab.Linting;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.PolicyLab;

/// <summary>Each check has a policy that it finds fault with, and one next to it that it does not.</summary>
public sealed class LintPolicyTests
{
    private const string Weights = "weights: { minor: 1, general: 3, serious: 8, grave: 20 }";
    private const string Serious = "- { when: { fine: { at_least: 50000 } }, severity: serious }";
    private const string Rule = "- { name: repeated, when: penalty.grave within 365 days >= 2, at_least: red }";
    private const string Cap = "    cap: 60";
    private const string Context = "catering: { multiplier: 1.15, base: 0.5 }";
    private const string Decay = "decay: { half_life_days: 365 }";
    private const string Thresholds = "thresholds: { yellow: 10, orange: 25, red: 60 }";

    /// <summary>By code: what is replaced in the small policy, by what that is found, and by what that is not.</summary>
    public static TheoryData<string, LintLevel, string, string, string> Cases =>
        new()
        {
            // 60,000 yuan are 50,000 or more; 40,000 are not.
            {
                "dead_grade",
                LintLevel.Warning,
                Serious,
                After(Serious, "fine: { at_least: 60000 }"),
                After(Serious, "fine: { at_least: 40000 }")
            },
            // Whoever has both tests has the one.
            {
                "dead_grade",
                LintLevel.Warning,
                Serious,
                After(Serious, "fine: { at_least: 50000 }, copies: { at_least: 2 }"),
                After(Serious, "measure: { has_any: [罚款] }, copies: { at_least: 2 }")
            },
            // Of two alternatives one is shadowed.
            {
                "dead_grade",
                LintLevel.Warning,
                Serious,
                Serious + "\n      - { when: [{ fine: { at_least: 90000 } }, { copies: { below: 1 } }], severity: minor }",
                Serious + "\n      - { when: [{ fine: { below: 90000 } }, { copies: { below: 1 } }], severity: minor }"
            },
            {
                "impossible_condition",
                LintLevel.Warning,
                Serious,
                "- { when: { fine: { at_least: 50000, below: 50000 } }, severity: serious }",
                "- { when: { fine: { at_least: 50000, below: 50001 } }, severity: serious }"
            },
            {
                "impossible_condition",
                LintLevel.Warning,
                Serious,
                "- { when: { fine: { at_least: 50000, present: false } }, severity: serious }",
                "- { when: { fine: { at_least: 50000, present: true } }, severity: serious }"
            },
            {
                "grade_gives_default",
                LintLevel.Hint,
                Serious,
                Serious + "\n      - { when: { copies: { below: 2 } }, severity: general }",
                "- { when: { copies: { below: 2 } }, severity: general }\n      " + Serious
            },
            {
                "dead_period",
                LintLevel.Warning,
                Cap,
                Cap + "\n    in_force: [{ days: 100 }, { severity: grave, days: 200 }]",
                Cap + "\n    in_force: [{ severity: grave, days: 200 }, { days: 1094 }]"
            },
            // Neither the default nor a grade gives minor.
            {
                "dead_period",
                LintLevel.Warning,
                Cap,
                Cap + "\n    in_force: [{ severity: minor, days: 100 }]",
                Cap + "\n    in_force: [{ severity: general, days: 100 }]"
            },
            {
                "period_beyond_window",
                LintLevel.Warning,
                Cap,
                Cap + "\n    in_force: [{ days: 1096 }]",
                Cap + "\n    in_force: [{ days: 1095 }]"
            },
            // A record of the last day of 1093 is 1093 days old; the window would take one of 1094.
            {
                "window_beyond_periods",
                LintLevel.Hint,
                Cap,
                Cap + "\n    in_force: [{ days: 1093 }]",
                Cap + "\n    in_force: [{ days: 1094 }]"
            },
            {
                "dead_repair",
                LintLevel.Warning,
                Cap,
                Cap + "\n    repair: [{ minimum_days: 180 }, { severity: grave, allowed: false }]",
                Cap + "\n    repair: [{ severity: grave, allowed: false }, { minimum_days: 180 }]"
            },
            {
                "repair_beyond_window",
                LintLevel.Warning,
                Cap,
                Cap + "\n    repair: [{ minimum_days: 1095 }]",
                Cap + "\n    repair: [{ minimum_days: 1094 }]"
            },
            { "rule_never_holds", LintLevel.Warning, Rule, Rule.Replace("grave", "minor", StringComparison.Ordinal), Rule },
            {
                "needless_within",
                LintLevel.Hint,
                Rule,
                Rule.Replace("365", "1095", StringComparison.Ordinal),
                Rule.Replace("365", "1094", StringComparison.Ordinal)
            },
            {
                "rule_without_effect",
                LintLevel.Warning,
                Rule,
                Rule.Replace("at_least: red", "at_least: green", StringComparison.Ordinal),
                Rule.Replace("at_least: red", "at_most: green", StringComparison.Ordinal)
            },
            // Three within 100 days are two within 365; the other way they are not.
            {
                "shadowed_rule",
                LintLevel.Warning,
                Rule,
                Rule + "\n  - { name: second, when: penalty.grave within 100 days >= 3, at_least: orange }",
                Rule + "\n  - { name: second, when: penalty.grave within 366 days >= 3, at_least: orange }"
            },
            // The same twice: the second.
            {
                "shadowed_rule",
                LintLevel.Warning,
                Rule,
                Rule + "\n  - { name: second, when: penalty.grave within 365 days >= 2, at_least: red }",
                Rule + "\n  - { name: second, when: penalty >= 2, at_least: orange }"
            },
            // Two grave ones of at most 364 days: (20 + 20) x 0.5^(364/365) x 1.2 = 24.05 in no industry: yellow, not orange.
            {
                "floor_below_points",
                LintLevel.Hint,
                Rule,
                Rule.Replace("red", "yellow", StringComparison.Ordinal),
                Rule.Replace("red", "orange", StringComparison.Ordinal)
            },
            // 60 x 1.15 + 0.5 = 69.5 points at most.
            {
                "ceiling_above_points",
                LintLevel.Warning,
                Thresholds + "\nrules:\n  " + Rule,
                "thresholds: { yellow: 10, orange: 25, red: 69.501 }\nrules:\n  - { name: one, when: penalty >= 1, at_most: orange }",
                "thresholds: { yellow: 10, orange: 25, red: 69.5 }\nrules:\n  - { name: one, when: penalty >= 1, at_most: orange }"
            },
            {
                "ceiling_beaten",
                LintLevel.Warning,
                Rule,
                Rule + "\n  - { name: second, when: penalty.grave within 100 days >= 2, at_most: orange }",
                Rule + "\n  - { name: second, when: penalty.grave within 100 days >= 1, at_most: orange }"
            },
            {
                "unreachable_colour",
                LintLevel.Warning,
                Thresholds + "\nrules:\n  " + Rule,
                "thresholds: { yellow: 10, orange: 25, red: 69.501 }",
                "thresholds: { yellow: 10, orange: 25, red: 69.5 }"
            },
            {
                "colour_by_rules_only",
                LintLevel.Hint,
                Thresholds,
                "thresholds: { yellow: 10, orange: 25, red: 69.501 }",
                "thresholds: { yellow: 10, orange: 25, red: 69.5 }"
            },
            // The heaviest record: 20 x 1.15 + 0.5 = 23.5.
            {
                "single_record_stays_green",
                LintLevel.Hint,
                Thresholds,
                "thresholds: { yellow: 23.501, orange: 25, red: 60 }",
                "thresholds: { yellow: 23.5, orange: 25, red: 60 }"
            },
            {
                "base_not_green",
                LintLevel.Warning,
                Context,
                "catering: { multiplier: 1.15, base: 10 }",
                "catering: { multiplier: 1.15, base: 9.999 }"
            },
            {
                "needless_context",
                LintLevel.Hint,
                Context,
                "catering: { multiplier: 1, base: 0 }",
                "catering: { multiplier: 1.001, base: 0 }"
            },
            {
                "silent_context",
                LintLevel.Warning,
                Context,
                "catering: { multiplier: 0, base: 0 }",
                "catering: { multiplier: 0.1, base: 0 }"
            },
            {
                "lenient_context",
                LintLevel.Hint,
                Context,
                "catering: { multiplier: 0.9, base: 0 }",
                "catering: { multiplier: 1.1, base: 0 }"
            },
            {
                "weightless_type",
                LintLevel.Hint,
                Weights,
                "weights: { minor: 0, general: 0, serious: 0, grave: 0 }",
                "weights: { minor: 0, general: 0, serious: 0, grave: 1 }"
            },
            {
                "equal_weights",
                LintLevel.Hint,
                Weights,
                "weights: { minor: 1, general: 3, serious: 3, grave: 20 }",
                // Nothing is minor here, so that it weighs as much as general does not matter.
                "weights: { minor: 3, general: 3, serious: 8, grave: 20 }"
            },
            { "cap_below_record", LintLevel.Warning, Cap, "    cap: 19.999", "    cap: 20" },
            // 50 x 20 x 1.5 = 1500 points are 50 records.
            { "cap_hardly_reached", LintLevel.Hint, Cap, "    cap: 1500.001", "    cap: 1500" },
            {
                "step_after_window",
                LintLevel.Warning,
                Decay,
                "decay: { steps: { 0: 1, 1095: 0.5 } }",
                "decay: { steps: { 0: 1, 1094: 0.5 } }"
            },
            {
                "needless_step",
                LintLevel.Hint,
                Decay,
                "decay: { steps: { 0: 1, 100: 1 } }",
                "decay: { steps: { 0: 1, 100: 0.999 } }"
            },
            { "needless_step", LintLevel.Hint, "{ 2: 1.2, 3: 1.5 }", "{ 2: 1.2, 3: 1.2 }", "{ 2: 1.2, 3: 1.3 }" },
            {
                "silent_records",
                LintLevel.Hint,
                Decay,
                "decay: { steps: { 0: 1, 100: 0 } }",
                "decay: { steps: { 0: 1, 100: 0.001 } }"
            },
            {
                "stability_outlasts_records",
                LintLevel.Warning,
                "scope: food_operators",
                "scope: food_operators\nstability: { improve_after_days: 1095 }",
                "scope: food_operators\nstability: { improve_after_days: 1094 }"
            },
            // 2^24 records x 1,000,000,000 milli-points = 1.7e16, times the frequency in 65536ths: 1.1e21 x f. At 600 points and 1.5:
            // 1e13 x 98304 = 9.9e17, a ninth of 9.2e18; at 750 points 1.2e18, which is more than an eighth.
            {
                "near_overflow",
                LintLevel.Warning,
                Weights,
                "weights: { minor: 1, general: 3, serious: 8, grave: 750 }",
                "weights: { minor: 1, general: 3, serious: 8, grave: 600 }"
            },
            {
                "type_without_source",
                LintLevel.Hint,
                "record_types:\n",
                $"record_types:\n  complaint:\n    title: 投诉举报\n    window_days: 365\n    default_severity: minor\n    {Weights}\n    cap: 20\n",
                "record_types:\n\n"
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Lint_OfAPolicy_FindsWhatIsThereAndNotWhatIsNear(
        string code,
        LintLevel level,
        string before,
        string found,
        string near
    )
    {
        var findings = Lint(before, found);
        var own = findings.Where(finding => finding.Code == code).ToArray();
        Assert.Contains(own, finding => finding.Level == level);
        Assert.All(own, finding => Assert.Equal(SmallWorkspace.Policy, finding.File));
        Assert.DoesNotContain(code, Lint(before, near).Select(finding => finding.Code));
    }

    /// <summary>Without points and without the rule, penalties change nothing; with the rule they only give no points.</summary>
    [Theory]
    [InlineData("", LintLevel.Warning)]
    [InlineData("rules:\n  - { name: one, when: any >= 1, at_least: red }", LintLevel.Hint)]
    public void Lint_OfATypeWithoutWeight_AsksWhetherARuleCountsIt(string rules, LintLevel level)
    {
        var loaded = new SmallWorkspace()
            .Replace(SmallWorkspace.Policy, Weights, "weights: { minor: 0, general: 0, serious: 0, grave: 0 }")
            .Replace(SmallWorkspace.Policy, "rules:\n  " + Rule, rules)
            .Load()
            .OrThrow();
        Assert.Equal(level, LintPolicy.Of(loaded, loaded.Policy).Single(own => own.Code == "weightless_type").Level);
    }

    [Fact]
    public void Lint_OfASoundPolicy_FindsNothing() => Assert.Empty(Lint(Cap, Cap));

    /// <summary>The third grade is written in line 14; its condition stands in column 17.</summary>
    [Fact]
    public void Lint_Finding_NamesItsPlaceAndWhatToDo()
    {
        var finding = Lint(Serious, After(Serious, "fine: { at_least: 60000 }")).Single(own => own.Code == "dead_grade");
        Assert.Equal(
            "policies/city.yaml:14:17: warning dead_grade: grade 3 never decides for these records; "
                + "grade 2 takes all of them, and the first that matches wins; move it before that one, or drop it",
            finding.ToString()
        );
    }

    [Fact]
    public void OfFaults_OfADocumentThatCannotBeLoaded_TellsThem()
    {
        var load = new SmallWorkspace().Replace(SmallWorkspace.Policy, Cap, "    cap: many").Load();
        var finding = Assert.Single(LintPolicy.OfFaults(load.Faults));
        Assert.Equal(("not_loadable", LintLevel.Error, SmallWorkspace.Policy), (finding.Code, finding.Level, finding.File));
    }

    /// <summary>What a new workspace begins with, and the version by the law of September 2021, have nothing that is written without effect.</summary>
    [Fact]
    public void Lint_OfThePoliciesThatAreShipped_FindsHintsOnly()
    {
        using var folder = new TemporaryFolder();
        WorkspaceTemplate.Write(folder.Path);
        var workspace = Workspace.Load(folder.Path).OrThrow();
        Assert.Equal(2, workspace.Policies.Length);
        Assert.All(
            workspace.Policies.SelectMany(policy => LintPolicy.Of(workspace, policy)),
            finding => Assert.Equal(LintLevel.Hint, finding.Level)
        );
    }

    private static string After(string grade, string when) => $"{grade}\n      - {{ when: {{ {when} }}, severity: minor }}";

    private static ImmutableArray<LintFinding> Lint(string before, string after)
    {
        var loaded = new SmallWorkspace().Replace(SmallWorkspace.Policy, before, after).Load().OrThrow();
        return LintPolicy.Of(loaded, loaded.Policy);
    }
}
