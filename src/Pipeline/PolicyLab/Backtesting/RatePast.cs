using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Backtesting;

/// <summary>Rates past days one after the other by one or more policies, each from what was known on it; the chain of colours begins with the first.</summary>
internal static class RatePast
{
    /// <summary>Rates.</summary>
    /// <param name="city">With its incidents made.</param>
    /// <param name="policies">The policies.</param>
    /// <param name="days">Rising.</param>
    /// <returns>By policy and day.</returns>
    public static ImmutableArray<ImmutableArray<RatedDay>> Of(
        LabCity city,
        ImmutableArray<PolicyDocument> policies,
        ImmutableArray<DateOnly> days
    )
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var rated = policies.Select(_ => ImmutableArray.CreateBuilder<RatedDay>(days.Length)).ToArray();
        for (var day = 0; day < days.Length; day++)
        {
            city.MoveTo(days[day]);
            city.Warehouse.Make("next_incident", ("as_of", Days.Of(days[day])));
            for (var policy = 0; policy < policies.Length; policy++)
            {
                var chain = $"lab_colour_{policy.ToString(CultureInfo.InvariantCulture)}";
                city.Grade(policies[policy]);
                if (day > 0)
                    city.ContinueColours(chain);
                city.Score(policies[policy], continuesChain: day > 0);
                city.KeepColours(chain);
                rated[policy].Add(Read(city, numbers));
            }
        }
        return [.. rated.Select(own => own.ToImmutable())];
    }

    private static RatedDay Read(LabCity city, Dictionary<string, int> numbers)
    {
        var (entities, colours, points, next) = (new List<int>(), new List<Colour>(), new List<long>(), new List<int>());
        city.Warehouse.ForEach(
            """
            SELECT scored_entity.entity_id, rating_state.colour, rating.points_milli, next_incident.event_day
            FROM scored_entity
            JOIN rating USING (entity_index)
            JOIN rating_state USING (entity_index)
            LEFT JOIN next_incident USING (entity_id)
            ORDER BY scored_entity.entity_index
            """,
            row =>
            {
                var id = row.GetString(0);
                if (!numbers.TryGetValue(id, out var number))
                    numbers.Add(id, number = numbers.Count);
                entities.Add(number);
                colours.Add((Colour)row.GetByte(1));
                points.Add(row.GetInt64(2));
                next.Add(row.IsDBNull(3) ? RatedDay.Never : row.GetInt32(3));
            }
        );
        return new RatedDay
        {
            Day = city.AsOf,
            Entities = [.. entities],
            Colours = [.. colours],
            PointsMilli = [.. points],
            NextIncidents = [.. next],
        };
    }
}
