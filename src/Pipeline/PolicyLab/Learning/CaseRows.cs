using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Learning.Weights;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Pipeline.PolicyLab.Learning;

/// <summary>The records that count for each rated entity on past days, by the engine's own rules, and what followed.</summary>
internal static class CaseRows
{
    /// <summary>Visits the rated entities of days.</summary>
    /// <param name="city">With its incidents made.</param>
    /// <param name="policy">Grades, and says what counts.</param>
    /// <param name="days">The days.</param>
    /// <param name="horizonDays">Within so many days an incident follows.</param>
    /// <param name="visit">Called with each, in the order of days and entity ids.</param>
    public static void ForEach(
        LabCity city,
        PolicyDocument policy,
        ImmutableArray<DateOnly> days,
        int horizonDays,
        Action<CaseRow> visit
    )
    {
        var plan = policy.ToPlan();
        foreach (var day in days)
        {
            city.MoveTo(day);
            city.Grade(policy);
            city.Warehouse.Make("next_incident", ("as_of", Days.Of(day)));
            var cells = Cells(city);
            city.Warehouse.ForEach(
                """
                SELECT scored_entity.entity_index, entity_id, industry_index, area_index, coalesce(next_incident.event_day <= $last, false)
                FROM scored_entity
                LEFT JOIN next_incident USING (entity_id)
                ORDER BY entity_index
                """,
                row =>
                    visit(
                        new CaseRow(
                            day,
                            row.GetString(1),
                            cells.TryGetValue(row.GetInt32(0), out var own) ? [.. own] : [],
                            Multiplier(plan, row.GetInt32(2), row.GetInt32(3)),
                            row.GetBoolean(4)
                        )
                    ),
                ("last", Days.Of(day) + horizonDays)
            );
        }
    }

    private static Dictionary<int, List<int>> Cells(LabCity city)
    {
        var cells = new Dictionary<int, List<int>>();
        city.Warehouse.ForEach(
            "SELECT entity_index, type_index, severity, event_day FROM numbered_record WHERE NOT repaired ORDER BY row_number",
            row =>
            {
                var entity = row.GetInt32(0);
                if (!cells.TryGetValue(entity, out var own))
                    cells.Add(entity, own = []);
                own.Add(WeightCases.Cell(row.GetByte(1), row.GetByte(2), Days.Of(city.AsOf) - row.GetInt32(3)));
            }
        );
        foreach (var own in cells.Values)
            own.Sort();
        return cells;
    }

    private static double Multiplier(ScoringPlan plan, int industry, int area) =>
        plan.IndustryMultipliersQ16[industry] / 65536.0 * plan.AreaMultipliersQ16[area] / 65536.0;
}
