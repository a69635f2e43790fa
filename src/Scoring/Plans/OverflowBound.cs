using System.Globalization;

namespace FoodCredit.Scoring.Plans;

/// <summary>
/// Bounds every intermediate of the score for an entity with <see cref="ScoringPlan.RecordsPerEntityMax"/> records. Some engines wrap 64-bit sums
/// silently, so this bound is what protects them.
/// </summary>
internal static class OverflowBound
{
    public static void Check(ScoringPlan plan, PolicyFaults faults)
    {
        foreach (var (bound, path, what) in Bounds(plan))
            Refuse(bound, path, what, faults);
    }

    /// <summary>The largest of the intermediates, and where in the document it comes from.</summary>
    public static (Int128 Bound, string Path) Largest(ScoringPlan plan)
    {
        var (bound, path, _) = Bounds(plan).MaxBy(own => own.Bound);
        return (bound, path);
    }

    private static IEnumerable<(Int128 Bound, string Path, string What)> Bounds(ScoringPlan plan)
    {
        Int128 typePoints = 0;
        foreach (var type in plan.Types)
        {
            var contributions = (Int128)type.WeightsMilli.Max() * ScoringPlan.RecordsPerEntityMax;
            yield return (contributions, $"record_types.{type.RecordType}.weights", "the sum of contributions");
            var product = contributions * type.FrequencyQ16[^1] + Q16.One;
            yield return (product, $"record_types.{type.RecordType}.frequency", "contributions times frequency");
            typePoints += Int128.Min(type.CapMilli, product >> 16);
        }
        var industry = typePoints * plan.IndustryMultipliersQ16.Max() + Q16.One;
        yield return (industry, "context.industries", "type points times the industry multiplier");
        var area = (industry >> 16) * plan.AreaMultipliersQ16.Max() + Q16.One;
        yield return (area, "context.areas", "points times the area multiplier");
        yield return ((area >> 16) + plan.IndustryBasesMilli.Max(), "context.industries", "points with their base");
    }

    private static void Refuse(Int128 bound, string path, string what, PolicyFaults faults)
    {
        if (bound > long.MaxValue)
            faults.Add(
                path,
                $"{what} of {ScoringPlan.RecordsPerEntityMax} records within 64 bits (at most {long.MaxValue})",
                bound.ToString(CultureInfo.InvariantCulture),
                "lower weights, caps or multipliers"
            );
    }
}
