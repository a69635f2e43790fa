-- Makes: amendment_fate, one row a staged amendment row: loaded or duplicate.
-- Reads: staged_amendment, staged_file, amendment.
-- Why: the same later fact (record, kind, date) counts once, whoever tells it again. A deletion (3) is of its source alone.
WITH lined_up AS (
    SELECT record_id, kind, effective_on, source, file_no, line, false AS is_incoming
    FROM amendment
    WHERE record_id IN (SELECT record_id FROM staged_amendment)
    UNION ALL
    SELECT record_id, kind, effective_on, source, file_no, line, true
    FROM staged_amendment JOIN staged_file USING (file_no)
),
compared AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY record_id, kind, effective_on, CASE WHEN kind = 3 THEN source END
            ORDER BY file_no, line
        ) AS telling
    FROM lined_up
)
SELECT record_id, file_no, line, CASE WHEN telling = 1 THEN 'loaded' ELSE 'duplicate' END AS fate
FROM compared
WHERE is_incoming
