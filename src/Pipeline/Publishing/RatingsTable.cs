using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>The relation that becomes <c>ratings.parquet</c> and <c>ratings.csv</c>; its count columns follow the policy's types.</summary>
internal static class RatingsTable
{
    /// <summary>
    /// Makes ratings, one row a rated entity in the order of entity ids.
    /// Reads scored_entity, entity_state, rating, rating_state, numbered_record, previous_rating, second_opinion.
    /// </summary>
    public static string Select(ImmutableArray<TypePolicy> types) =>
        $"""
            WITH counted AS (
                SELECT entity_index{Counts(types)}
                FROM numbered_record
                GROUP BY entity_index
            ),
            thought AS (
                SELECT
                    entity_id,
                    score_millionths,
                    -- Of entities with one score the first and the last place.
                    rank() OVER (ORDER BY score_millionths DESC) AS first_place,
                    count(*) OVER (ORDER BY score_millionths DESC RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS last_place
                FROM second_opinion
                JOIN scored_entity USING (entity_id)
            ),
            places AS (
                SELECT
                    count(*) FILTER (colour >= 1) AS to_yellow,
                    count(*) FILTER (colour >= 2) AS to_orange,
                    count(*) FILTER (colour >= 3) AS to_red
                FROM rating_state
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
                (thought.score_millionths::DECIMAL(18, 0) / 1000000)::DECIMAL(18, 6) AS model_score,
                rating_state.colour - {ColourAt("thought.first_place")} >= 2
                    OR {ColourAt("thought.last_place")} - rating_state.colour >= 2 AS model_disagrees,
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
            CROSS JOIN places
            LEFT JOIN counted USING (entity_index)
            LEFT JOIN thought ON thought.entity_id = scored_entity.entity_id
            LEFT JOIN previous_rating ON previous_rating.entity_id = scored_entity.entity_id
            ORDER BY scored_entity.entity_index
            """;

    private static string Counts(ImmutableArray<TypePolicy> types) =>
        $", count(*) AS records{string.Concat(types.Select((type, index) => $", count(*) FILTER (type_index = {index}) AS {CountName(type)}"))}";

    private static string CountColumns(ImmutableArray<TypePolicy> types) =>
        string.Concat(types.Select(type => $", coalesce(counted.{CountName(type)}, 0)::BIGINT AS {CountName(type)}"));

    private static string CountName(TypePolicy type) => SqlText.Quote($"count_{type.RecordType}");

    /// <summary>The colour of the entity at a place of the model's order, if as many had each colour as have; null: the model does not say.</summary>
    private static string ColourAt(string place) =>
        $"(CASE WHEN {place} IS NULL THEN NULL WHEN {place} <= places.to_red THEN 3 WHEN {place} <= places.to_orange THEN 2 WHEN {place} <= places.to_yellow THEN 1 ELSE 0 END)";

    private static string ColourName(string column) => $"['green', 'yellow', 'orange', 'red'][{column} + 1]";
}
