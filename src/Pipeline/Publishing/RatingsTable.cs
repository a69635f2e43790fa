using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>The relation that becomes <c>ratings.parquet</c> and <c>ratings.csv</c>; its count columns follow the policy's types.</summary>
internal static class RatingsTable
{
    /// <summary>
    /// Makes ratings, one row a rated entity in the order of entity ids.
    /// Reads scored_entity, entity_state, rating, rating_state, numbered_record, previous_rating.
    /// </summary>
    public static string Select(ImmutableArray<TypePolicy> types) =>
        $"""
            WITH counted AS (
                SELECT entity_index{Counts(types)}
                FROM numbered_record
                GROUP BY entity_index
            )
            SELECT
                scored_entity.entity_id,
                entity_state.uscc,
                entity_state.registration_number,
                entity_state.name,
                entity_state.status,
                entity_state.industry,
                entity_state.industry_title,
                entity_state.district,
                entity_state.branch,
                entity_state.grid,
                entity_state.area,
                {ColourName("rating_state.colour")} AS colour,
                previous_rating.colour AS colour_before,
                (DATE '1970-01-01' + rating_state.colour_since)::DATE AS colour_since,
                {ColourName("rating.threshold_colour")} AS colour_by_points,
                {ColourName("rating.colour")} AS colour_by_rules,
                (rating.points_milli::DECIMAL(18, 0) / 1000)::DECIMAL(18, 3) AS points,
                rating.points_milli,
                rating.base_milli,
                coalesce(counted.records, 0)::BIGINT AS records{CountColumns(types)},
                rating.rules_applied,
                (DATE '1970-01-01' + rating_state.improves_on)::DATE AS improves_on,
                $policy_id AS policy_id,
                $policy_version AS policy_version,
                $policy_hash AS policy_hash,
                (DATE '1970-01-01' + $as_of::INTEGER)::DATE AS as_of,
                $run_id AS run_id,
                $synthetic::BOOLEAN AS is_synthetic
            FROM scored_entity
            JOIN entity_state USING (entity_id)
            JOIN rating USING (entity_index)
            JOIN rating_state USING (entity_index)
            LEFT JOIN counted USING (entity_index)
            LEFT JOIN previous_rating ON previous_rating.entity_id = scored_entity.entity_id
            ORDER BY scored_entity.entity_index
            """;

    private static string Counts(ImmutableArray<TypePolicy> types) =>
        $", count(*) AS records{string.Concat(types.Select((type, index) => $", count(*) FILTER (type_index = {index}) AS {CountName(type)}"))}";

    private static string CountColumns(ImmutableArray<TypePolicy> types) =>
        string.Concat(types.Select(type => $", coalesce(counted.{CountName(type)}, 0)::BIGINT AS {CountName(type)}"));

    private static string CountName(TypePolicy type) => SqlText.Quote($"count_{type.RecordType}");

    private static string ColourName(string column) => $"['green', 'yellow', 'orange', 'red'][{column} + 1]";
}
