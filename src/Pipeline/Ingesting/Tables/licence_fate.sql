-- Makes: licence_fate, one row a staged licence row: loaded or duplicate.
-- Reads: staged_licence, staged_file, licence_version.
-- Why: as entity_fate, for licences.
WITH lined_up AS (
    SELECT licence_id, source, file_no, line, statement_hash, false AS is_incoming
    FROM licence_version
    WHERE licence_id IN (SELECT licence_id FROM staged_licence)
    UNION ALL
    SELECT licence_id, source, file_no, line, statement_hash, true
    FROM staged_licence JOIN staged_file USING (file_no)
),
compared AS (
    SELECT *, lag(statement_hash) OVER (PARTITION BY licence_id, source ORDER BY file_no, line) AS previous_hash
    FROM lined_up
)
SELECT
    file_no,
    line,
    CASE WHEN statement_hash IS NOT DISTINCT FROM previous_hash THEN 'duplicate' ELSE 'loaded' END AS fate
FROM compared
WHERE is_incoming
