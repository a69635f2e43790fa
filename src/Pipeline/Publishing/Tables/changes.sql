-- Makes: changes, one row an entity whose colour differs from the run before, or that is no longer rated.
-- Reads: ratings, contributions, previous_rating, previous_contribution.
-- Why: who moved and why: the records it gained and lost since, the five weightiest of each named.
WITH gained AS (
    SELECT
        contributions.entity_id,
        count(*) AS records_gained,
        string_agg(
            contributions.record_type || ' ' || contributions.event_date::VARCHAR || coalesce(' ' || contributions.document_number, ''),
            '; ' ORDER BY contributions.share_milli DESC, contributions.record_id
        ) FILTER (place <= 5) AS gained
    FROM (
        SELECT *, row_number() OVER (PARTITION BY entity_id ORDER BY share_milli DESC, record_id) AS place
        FROM contributions
        WHERE record_id NOT IN (SELECT record_id FROM previous_contribution)
    ) AS contributions
    GROUP BY contributions.entity_id
),
lost AS (
    SELECT
        previous.entity_id,
        count(*) AS records_lost,
        string_agg(
            previous.record_type || ' ' || previous.event_date::VARCHAR || coalesce(' ' || previous.document_number, ''),
            '; ' ORDER BY previous.share_milli DESC, previous.record_id
        ) FILTER (place <= 5) AS lost
    FROM (
        SELECT *, row_number() OVER (PARTITION BY entity_id ORDER BY share_milli DESC, record_id) AS place
        FROM previous_contribution
        WHERE record_id NOT IN (SELECT record_id FROM contributions)
    ) AS previous
    GROUP BY previous.entity_id
)
SELECT
    previous_rating.entity_id,
    coalesce(ratings.uscc, previous_rating.uscc) AS uscc,
    coalesce(ratings.name, previous_rating.name) AS name,
    previous_rating.colour AS colour_before,
    ratings.colour AS colour,
    previous_rating.points_milli AS points_before_milli,
    ratings.points_milli AS points_milli,
    coalesce(gained.records_gained, 0)::BIGINT AS records_gained,
    coalesce(lost.records_lost, 0)::BIGINT AS records_lost,
    concat_ws(
        ' | ',
        CASE WHEN ratings.entity_id IS NULL THEN 'no longer rated' END,
        'gained: ' || gained.gained,
        'no longer counting: ' || lost.lost,
        CASE WHEN ratings.rules_applied <> '' THEN 'rules: ' || ratings.rules_applied END,
        CASE
            WHEN ratings.entity_id IS NOT NULL AND gained.gained IS NULL AND lost.lost IS NULL
            THEN 'ageing of records, context or policy'
        END
    ) AS reason
FROM previous_rating
LEFT JOIN ratings USING (entity_id)
LEFT JOIN gained USING (entity_id)
LEFT JOIN lost USING (entity_id)
WHERE ratings.colour IS DISTINCT FROM previous_rating.colour
ORDER BY previous_rating.entity_id
