-- Makes: amendment_fate, one row a staged amendment row: loaded or duplicate.
-- Reads: staged_amendment, staged_file, amendment.
-- Why: the same later fact (record, kind, date) counts once, whoever tells it again.
WITH lined_up AS (
    SELECT record_id, kind, effective_on, file_no, line, false AS is_incoming
    FROM amendment
    WHERE record_id IN (SELECT record_id FROM staged_amendment)
    UNION ALL
    SELECT record_id, kind, effective_on, file_no, line, true
    FROM staged_amendment
),
compared AS (
    SELECT *, row_number() OVER (PARTITION BY record_id, kind, effective_on ORDER BY file_no, line) AS telling
    FROM lined_up
)
SELECT file_no, line, CASE WHEN telling = 1 THEN 'loaded' ELSE 'duplicate' END AS fate
FROM compared
WHERE is_incoming
