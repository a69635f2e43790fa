using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Explaining;

/// <summary>What would become of an entity's colour if nothing else happened: records age, leave their windows and go out of force.</summary>
public static class ColourForecast
{
    /// <summary>
    /// The days after <paramref name="asOfDay"/> on which the colour changes, until nothing can change any more. Assumes a rating every day.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="asOfDay">The day of the state.</param>
    /// <param name="state">The entity's colour on that day.</param>
    /// <param name="industry">Its industry index.</param>
    /// <param name="area">Its area index.</param>
    /// <param name="records">Its records that count on that day.</param>
    public static IEnumerable<ColourChange> Changes(
        ScoringPlan plan,
        int asOfDay,
        ColourState state,
        int industry,
        int area,
        ReadOnlyMemory<CountingRecord> records
    )
    {
        var lastDay = LastChangingDay(plan, asOfDay, records.Span);
        for (var day = asOfDay + 1; day <= lastDay || IsImproving(plan, state, day, industry, area); day++)
        {
            var score = EntityScorer.Score(plan, day, industry, area, records.Span);
            var next = ColourState.Next(plan.Policy.Stability, state, score.Colour, day);
            if (next.Colour != state.Colour)
                yield return new ColourChange(day, next.Colour, score.PointsMilli);
            state = next;
        }
    }

    /// <summary>The first day on which the colour is better than on <paramref name="asOfDay"/>; null: never, or it is green already.</summary>
    public static int? FirstImprovement(
        ScoringPlan plan,
        int asOfDay,
        ColourState state,
        int industry,
        int area,
        ReadOnlyMemory<CountingRecord> records
    )
    {
        if (state.Colour == Colour.Green)
            return null;
        if (NeverWorsens(plan, asOfDay, state, industry, area, records.Span))
            return FirstImprovementBySearch(plan, asOfDay, state, industry, area, records.Span);
        foreach (var change in Changes(plan, asOfDay, state, industry, area, records))
        {
            if (change.Colour < state.Colour)
                return change.Day;
        }
        return null;
    }

    /// <summary>
    /// Points and floors only fall with time: decay never increases, records only leave, and fewer records are never lifted more. What can make an
    /// entity worse is a ceiling that ends, or a record of a later day.
    /// </summary>
    private static bool NeverWorsens(
        ScoringPlan plan,
        int asOfDay,
        ColourState state,
        int industry,
        int area,
        ReadOnlySpan<CountingRecord> records
    )
    {
        foreach (var rule in plan.Rules)
        {
            if (rule.AtMost is not null)
                return false;
        }
        foreach (var record in records)
        {
            if (record.EventDay > asOfDay)
                return false;
        }
        return EntityScorer.Score(plan, asOfDay + 1, industry, area, records).Colour <= state.Colour;
    }

    /// <summary>The same day by halving the days, about ten scores where day by day takes a thousand: a city has a forecast for everyone not green.</summary>
    private static int? FirstImprovementBySearch(
        ScoringPlan plan,
        int asOfDay,
        ColourState state,
        int industry,
        int area,
        ReadOnlySpan<CountingRecord> records
    )
    {
        var (first, last) = (asOfDay + 1, Math.Max(asOfDay + 1, LastChangingDay(plan, asOfDay, records)));
        if (EntityScorer.Score(plan, last, industry, area, records).Colour >= state.Colour)
            return null;
        while (first < last)
        {
            var middle = first + (last - first) / 2;
            if (EntityScorer.Score(plan, middle, industry, area, records).Colour < state.Colour)
                last = middle;
            else
                first = middle + 1;
        }
        return plan.Policy.Stability is { } stability ? Math.Max(first, state.SinceDay + stability.ImproveAfterDays) : first;
    }

    /// <summary>The first day on which no record counts any more: the colour by points is that of the base from then on.</summary>
    private static int LastChangingDay(ScoringPlan plan, int asOfDay, ReadOnlySpan<CountingRecord> records)
    {
        var last = asOfDay;
        foreach (var record in records)
        {
            var leaves = (long)record.EventDay + plan.Types[record.TypeIndex].WindowDays;
            last = Math.Max(last, (int)Math.Min(leaves, (long)record.InForceUntil + 1));
        }
        return last;
    }

    /// <summary>Without records stability may still hold back steps towards the colour of the base.</summary>
    private static bool IsImproving(ScoringPlan plan, ColourState state, int day, int industry, int area) =>
        plan.Policy.Stability is not null && state.Colour > EntityScorer.Score(plan, day, industry, area, []).Colour;
}

/// <summary>On <paramref name="Day"/> the colour becomes <paramref name="Colour"/>, at <paramref name="PointsMilli"/>.</summary>
public readonly record struct ColourChange(int Day, Colour Colour, long PointsMilli);
