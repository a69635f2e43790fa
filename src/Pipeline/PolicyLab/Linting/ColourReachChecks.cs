using System.Globalization;
using FoodCredit.Pipeline.PolicyLab.Describing;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Linting;

/// <summary>Colours that nobody can have, contexts that silence records, and numbers near their bounds.</summary>
internal static class ColourReachChecks
{
    /// <summary>Less room than this many times below 64 bits is worth a word.</summary>
    private const long RoomMin = 8;

    public static void Check(LintedPolicy linted, LintFindings findings)
    {
        CheckColours(linted, findings);
        CheckSingleRecord(linted, findings);
        CheckBases(linted, findings);
        CheckContext(linted.Policy.Context, findings);
        CheckStability(linted.Policy, findings);
        CheckOverflow(linted.Plan, findings);
    }

    private static void CheckColours(LintedPolicy linted, LintFindings findings)
    {
        var most = linted.MostPoints;
        for (var colour = Colour.Yellow; colour <= Colour.Red; colour++)
        {
            if (most >= Threshold(linted.Policy, colour))
                continue;
            var (path, name) = ($"thresholds.{LintFindings.Word(colour)}", LintFindings.Word(colour));
            var why =
                $"all caps together give at most {NumberWords.Points(most)} points in the heaviest industry and area, below {NumberWords.Points(Threshold(linted.Policy, colour))}";
            if (linted.Policy.Rules.Any(rule => rule.AtLeast >= colour))
                findings.Hint(
                    "colour_by_rules_only",
                    path,
                    $"points alone never make an entity {name}",
                    why,
                    "keep it if only rules shall"
                );
            else
                findings.Warn("unreachable_colour", path, $"nobody can be {name}", why, "lower the threshold, or raise caps");
        }
    }

    private static void CheckSingleRecord(LintedPolicy linted, LintFindings findings)
    {
        var heaviest = Enumerable
            .Range(0, linted.Policy.Types.Length)
            .Max(type => Math.Min(linted.Heaviest(type), linted.MostOf(type)));
        var most = linted
            .Plan.IndustryMultipliersQ16.Select(
                (_, industry) =>
                    linted.Plan.AreaMultipliersQ16.Select((_, area) => linted.Plan.Points(heaviest, industry, area)).Max()
            )
            .Max();
        if (most < linted.Policy.Thresholds.YellowMilli)
            findings.Hint(
                "single_record_stays_green",
                "thresholds.yellow",
                $"no single record makes an entity yellow by points: at most {NumberWords.Points(most)}",
                "the gravest decision alone leaves it green unless a rule says otherwise",
                "keep it if that is meant"
            );
    }

    private static void CheckBases(LintedPolicy linted, LintFindings findings)
    {
        var industries = linted.Policy.Context.Industries.Insert(
            0,
            KeyValuePair.Create("default", linted.Policy.Context.DefaultIndustry)
        );
        foreach (var (code, industry) in industries)
        {
            if (linted.Plan.ThresholdColour(industry.BaseMilli) is var colour and > Colour.Green)
                findings.Warn(
                    "base_not_green",
                    $"context.industries.{code}.base",
                    $"a base of {NumberWords.Points(industry.BaseMilli)} points is {LintFindings.Word(colour)}",
                    "entities without a single record are not green",
                    "lower the base, or raise the thresholds"
                );
        }
    }

    private static void CheckContext(ContextPolicy context, LintFindings findings)
    {
        foreach (var (code, industry) in context.Industries)
        {
            var path = $"context.industries.{code}";
            if (industry == context.DefaultIndustry)
                findings.Hint(
                    "needless_context",
                    path,
                    $"{code} is as the default",
                    "leaving it out would change nothing",
                    "keep it if it helps readers"
                );
            CheckMultiplier(code, industry.Multiplier, context.DefaultIndustry.Multiplier, $"{path}.multiplier", findings);
        }
        foreach (var (kind, multiplier) in context.Areas)
        {
            var path = $"context.areas.{kind}";
            if (multiplier == context.DefaultAreaMultiplier)
                findings.Hint(
                    "needless_context",
                    path,
                    $"{kind} is as the default",
                    "leaving it out would change nothing",
                    "keep it if it helps readers"
                );
            CheckMultiplier(kind, multiplier, context.DefaultAreaMultiplier, path, findings);
        }
    }

    private static void CheckMultiplier(string name, decimal own, decimal usual, string path, LintFindings findings)
    {
        if (own == 0)
            findings.Warn(
                "silent_context",
                path,
                $"records count nothing in {name}",
                "only rules can give a colour there",
                "give a multiplier above 0"
            );
        else if (own < usual)
            findings.Hint(
                "lenient_context",
                path,
                $"{name} counts {NumberWords.Number(own)} times, all others {NumberWords.Number(usual)}",
                "the same record weighs less there than where nothing is known of the place",
                "keep it if that is meant"
            );
    }

    private static void CheckStability(Policy policy, LintFindings findings)
    {
        var longest = policy.Types.Max(type => type.WindowDays);
        if (policy.Stability is { } stability && stability.ImproveAfterDays >= longest)
            findings.Warn(
                "stability_outlasts_records",
                "stability.improve_after_days",
                $"{stability.ImproveAfterDays} days in a colour, and no record counts for more than {longest}",
                "entities keep a colour after all that gave it to them has gone",
                "shorten it"
            );
    }

    private static void CheckOverflow(ScoringPlan plan, LintFindings findings)
    {
        var (bound, path) = plan.LargestSum;
        var room = (long)(long.MaxValue / bound);
        if (room < RoomMin)
            findings.Warn(
                "near_overflow",
                path,
                $"the largest sum is 1/{room.ToString(CultureInfo.InvariantCulture)} of what 64 bits hold",
                $"it is bounded for {ScoringPlan.RecordsPerEntityMax} records an entity, and a little more is refused",
                "lower weights, caps or multipliers"
            );
    }

    private static long Threshold(Policy policy, Colour colour) =>
        colour switch
        {
            Colour.Yellow => policy.Thresholds.YellowMilli,
            Colour.Orange => policy.Thresholds.OrangeMilli,
            _ => policy.Thresholds.RedMilli,
        };
}
