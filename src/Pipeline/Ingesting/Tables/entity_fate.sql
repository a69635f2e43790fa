-- Makes: entity_fate, one row a staged registration row: loaded or duplicate.
-- Reads: staged_entity, staged_file, entity_version.
-- Why: a registration that says what its source said last is a duplicate; one that changed is a new version.
WITH lined_up AS (
    SELECT entity_id, source, file_no, line, statement_hash, false AS is_incoming
    FROM entity_version
    WHERE entity_id IN (SELECT entity_id FROM staged_entity)
    UNION ALL
    SELECT entity_id, source, file_no, line, statement_hash, true
    FROM staged_entity JOIN staged_file USING (file_no)
),
compared AS (
    SELECT *, lag(statement_hash) OVER (PARTITION BY entity_id, source ORDER BY file_no, line) AS previous_hash
    FROM lined_up
)
SELECT
    file_no,
    line,
    CASE WHEN statement_hash IS NOT DISTINCT FROM previous_hash THEN 'duplicate' ELSE 'loaded' END AS fate
FROM compared
WHERE is_incoming
