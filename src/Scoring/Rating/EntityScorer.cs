using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Rating;

/// <summary>
/// The plan executed for one entity in the plainest way, for explanations and forecasts: 1. leave out what does not count on the day;
/// 2. add contributions by type; 3. frequency and cap; 4. context and base; 5. thresholds; 6. rules.
/// </summary>
public static class EntityScorer
{
    /// <summary>Scores an entity as of any day; records that do not count on it are left out.</summary>
    public static EntityScore Score(ScoringPlan plan, int asOfDay, int industry, int area, ReadOnlySpan<CountingRecord> records)
    {
        var sums = new long[plan.Types.Length];
        var counts = new int[plan.Types.Length];
        var contributions = new long[records.Length];
        for (var i = 0; i < records.Length; i++)
        {
            var record = records[i];
            if (!Counts(plan, asOfDay, record))
                continue;
            var type = plan.Types[record.TypeIndex];
            contributions[i] = type.Contribution(record.Severity, asOfDay - record.EventDay, record.IsRepaired);
            sums[record.TypeIndex] += contributions[i];
            counts[record.TypeIndex]++;
        }
        var typePoints = new long[plan.Types.Length];
        for (var type = 0; type < typePoints.Length; type++)
            typePoints[type] = plan.Types[type].Points(sums[type], counts[type]);
        var points = plan.Points(typePoints.Sum(), industry, area);
        var byPoints = plan.ThresholdColour(points);
        var (colour, applied) = ColourRules.Apply(plan.Rules, byPoints, Holding(plan, asOfDay, records));
        return new EntityScore
        {
            PointsMilli = points,
            BaseMilli = plan.IndustryBasesMilli[industry],
            TypePoints = typePoints,
            Counts = counts,
            Contributions = contributions,
            ThresholdColour = byPoints,
            Colour = colour,
            AppliedRules = applied,
        };
    }

    /// <summary>Whether a record counts on a day.</summary>
    public static bool Counts(ScoringPlan plan, int asOfDay, CountingRecord record)
    {
        var type = plan.Types[record.TypeIndex];
        return record.EventDay <= asOfDay
            && asOfDay <= record.InForceUntil
            && asOfDay - record.EventDay < type.WindowDays
            && (!record.IsRepaired || type.RepairedShareQ16 > 0);
    }

    private static ulong Holding(ScoringPlan plan, int asOfDay, ReadOnlySpan<CountingRecord> records)
    {
        var holding = 0UL;
        for (var i = 0; i < plan.Rules.Length; i++)
        {
            var holds = true;
            foreach (var test in plan.Rules[i].Tests)
            {
                var matching = 0;
                foreach (var record in records)
                {
                    if (
                        Counts(plan, asOfDay, record)
                        && test.Matches(record.TypeIndex, record.Severity, asOfDay - record.EventDay)
                    )
                        matching++;
                }
                holds &= matching >= test.AtLeast;
            }
            if (holds)
                holding |= 1UL << i;
        }
        return holding;
    }
}
