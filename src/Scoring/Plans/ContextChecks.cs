using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Plans;

/// <summary>What the context's tables must be.</summary>
internal static class ContextChecks
{
    public static void Check(ContextPolicy context, PolicyFaults faults)
    {
        CheckIndustry(context.DefaultIndustry, "default", faults);
        foreach (var (code, industry) in context.Industries)
            CheckIndustry(industry, code, faults);
        CheckNames([.. context.Industries.Select(entry => entry.Key)], "context.industries", "industry", "industries", faults);
        CheckMultiplier(context.DefaultAreaMultiplier, "context.areas.default", faults);
        foreach (var (kind, multiplier) in context.Areas)
            CheckMultiplier(multiplier, $"context.areas.{kind}", faults);
        CheckNames([.. context.Areas.Select(entry => entry.Key)], "context.areas", "area kind", "area kinds", faults);
    }

    private static void CheckIndustry(IndustryContext industry, string code, PolicyFaults faults)
    {
        CheckMultiplier(industry.Multiplier, $"context.industries.{code}.multiplier", faults);
        faults.RequirePoints($"context.industries.{code}.base", industry.BaseMilli, "give what an entity without records has");
    }

    private static void CheckMultiplier(decimal multiplier, string path, PolicyFaults faults)
    {
        if (multiplier is < 0 or > PolicyLimits.MultiplierMax)
            faults.Add(
                path,
                $"a multiplier from 0 to {PolicyLimits.MultiplierMax}",
                PolicyFaults.Text(multiplier),
                "1 changes nothing"
            );
    }

    private static void CheckNames(string[] names, string path, string one, string many, PolicyFaults faults)
    {
        if (names.Length > PolicyLimits.ContextsMax)
            faults.Add(
                path,
                $"at most {PolicyLimits.ContextsMax} {many} beside the default",
                $"{names.Length}",
                "leave those to the default that are like it"
            );
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !seen.Add(name)))
            faults.Add($"{path}.{name}", $"each {one} once", $"'{name}' twice", "keep one of them");
    }
}
