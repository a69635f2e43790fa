using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Scoring.Kernel;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Sql;

namespace FoodCredit.Pipeline.Rating;

/// <summary>The relation rating, and the way of the SQL engine's result into memory.</summary>
internal static class RatingRelation
{
    /// <summary>Scores with the plan as SQL.</summary>
    public static EntityRatings Read(ScoringPlan plan, int asOf, int entityCount, WarehouseConnection warehouse)
    {
        var ratings = EntityRatings.For(entityCount);
        warehouse.ForEach(
            $"SELECT entity_index, points_milli, threshold_colour, colour, rules FROM ({PlanSql.Rating(plan, asOf)})",
            row =>
            {
                var entity = row.GetInt32(0);
                ratings.PointsMilli[entity] = row.GetInt64(1);
                ratings.ThresholdColours[entity] = row.GetByte(2);
                ratings.Colours[entity] = row.GetByte(3);
                ratings.AppliedRules[entity] = row.GetFieldValue<ulong>(4);
            }
        );
        return ratings;
    }

    /// <summary>Makes rating, one row a rated entity: entity_index, points, base, colours by points and by rules, and the names of the rules that changed it.</summary>
    public static void Write(ScoringPlan plan, EntityColumns entities, EntityRatings ratings, WarehouseConnection warehouse)
    {
        warehouse.Execute(
            """
            CREATE OR REPLACE TEMP TABLE rating (
                entity_index INTEGER, points_milli BIGINT, base_milli BIGINT, threshold_colour UTINYINT, colour UTINYINT,
                rules_applied VARCHAR
            )
            """
        );
        using var appender = warehouse.AppendTo("rating");
        for (var entity = 0; entity < entities.Count; entity++)
            appender
                .CreateRow()
                .AppendValue(entity)
                .AppendValue(ratings.PointsMilli[entity])
                .AppendValue(plan.IndustryBasesMilli[entities.Industries[entity]])
                .AppendValue(ratings.ThresholdColours[entity])
                .AppendValue(ratings.Colours[entity])
                .AppendValue(Names(plan.Rules, ratings.AppliedRules[entity]))
                .EndRow();
    }

    private static string Names(ImmutableArray<PlanRule> rules, ulong applied) =>
        applied == 0 ? "" : string.Join(';', rules.Where((_, rule) => (applied >> rule & 1) != 0).Select(rule => rule.Name));
}
