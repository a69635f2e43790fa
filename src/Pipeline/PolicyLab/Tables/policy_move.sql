-- Makes: policy_move, one row an entity that at least one of the two policies rates; place: its place among those that move, null for all others.
-- Reads: entities_before, entities_after.
-- Why: those come first whose colour changes most, then whose points do; equal ones in the order of their ids. One that is rated by one policy only moves the most.
WITH both_sides AS (
    SELECT
        entity_id,
        coalesce(entities_after.name, entities_before.name) AS name,
        coalesce(entities_after.district, entities_before.district) AS district,
        coalesce(entities_after.industry_title, entities_before.industry_title) AS industry_title,
        entities_before.colour AS colour_before,
        entities_after.colour AS colour_after,
        entities_before.points_milli AS points_before,
        entities_after.points_milli AS points_after,
        entities_before.rules_applied AS rules_before,
        entities_after.rules_applied AS rules_after
    FROM entities_before
    FULL JOIN entities_after USING (entity_id)
),
moved AS (
    SELECT
        entity_id,
        row_number() OVER (
            ORDER BY
                abs(colour_after::INTEGER - colour_before::INTEGER) DESC NULLS FIRST,
                abs(coalesce(points_after, 0) - coalesce(points_before, 0)) DESC,
                entity_id
        ) AS place
    FROM both_sides
    WHERE colour_before IS DISTINCT FROM colour_after
)
SELECT both_sides.*, moved.place
FROM both_sides
LEFT JOIN moved USING (entity_id)
