-- Makes: changes, one row an entity whose colour differs from the run before, or that is no longer rated.
-- Reads: ratings, scored_entity, numbered_record, contribution_value, source_file, previous_rating, previous_contribution.
-- Why: who moved and why: the records it gained and lost since, the five weightiest of each named.
WITH moved AS (
    SELECT previous_rating.entity_id
    FROM previous_rating
    LEFT JOIN ratings USING (entity_id)
    WHERE ratings.colour IS DISTINCT FROM previous_rating.colour
),
previous AS (
    FROM previous_contribution SEMI JOIN moved USING (entity_id)
),
gained_record AS (
    SELECT
        scored_entity.entity_id,
        contribution_value.share_milli,
        numbered_record.record_id::VARCHAR AS record_id,
        source_file.record_type || ' ' || (DATE '1970-01-01' + numbered_record.event_day)::DATE::VARCHAR
            || coalesce(' ' || numbered_record.document_number, '') AS words
    FROM moved
    JOIN scored_entity USING (entity_id)
    JOIN numbered_record USING (entity_index)
    JOIN contribution_value USING (row_number)
    JOIN source_file ON source_file.file_no = numbered_record.file_no
    ANTI JOIN previous ON previous.record_id = numbered_record.record_id::VARCHAR
),
gained AS (
    SELECT
        entity_id,
        count(*) AS records_gained,
        string_agg(words, '; ' ORDER BY share_milli DESC, record_id) FILTER (place <= 5) AS gained
    FROM (SELECT *, row_number() OVER (PARTITION BY entity_id ORDER BY share_milli DESC, record_id) AS place FROM gained_record)
    GROUP BY entity_id
),
lost_record AS (
    SELECT
        previous.entity_id,
        previous.share_milli,
        previous.record_id,
        previous.record_type || ' ' || previous.event_date::VARCHAR || coalesce(' ' || previous.document_number, '') AS words
    FROM previous
    ANTI JOIN numbered_record ON numbered_record.record_id::VARCHAR = previous.record_id
),
lost AS (
    SELECT
        entity_id,
        count(*) AS records_lost,
        string_agg(words, '; ' ORDER BY share_milli DESC, record_id) FILTER (place <= 5) AS lost
    FROM (SELECT *, row_number() OVER (PARTITION BY entity_id ORDER BY share_milli DESC, record_id) AS place FROM lost_record)
    GROUP BY entity_id
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
FROM moved
JOIN previous_rating USING (entity_id)
LEFT JOIN ratings USING (entity_id)
LEFT JOIN gained USING (entity_id)
LEFT JOIN lost USING (entity_id)
ORDER BY previous_rating.entity_id
