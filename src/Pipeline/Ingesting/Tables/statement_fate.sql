-- Makes: statement_fate, one row an incoming statement whose record is told more than once: loaded, duplicate or echo.
-- Reads: statement, whose rows from file number first_no on are incoming.
-- Why: a source repeats itself (duplicate), changes what it said (loaded), or says what another source said first
--      (echo: kept, counted as a duplicate) unless it alone knows that the record ended, was revoked or was repaired.
--      Most records are told once, and need no comparison: their rows have no fate here and are loaded.
--      Rows arrive in the order of file_no and line; file_no follows delivery date, rank, source and file name.
WITH retold AS (
    SELECT record_id FROM statement WHERE file_no >= $first_no GROUP BY record_id HAVING count(*) > 1
    UNION
    SELECT record_id FROM statement
    WHERE file_no < $first_no AND record_id IN (SELECT record_id FROM statement WHERE file_no >= $first_no)
),
lined_up AS (
    SELECT record_id, source, file_no, line, statement_hash, ended_on, revoked_on, repaired_on, file_no >= $first_no AS is_incoming
    FROM statement
    WHERE record_id IN (SELECT record_id FROM retold)
),
compared AS (
    SELECT
        *,
        lag(statement_hash) OVER own AS previous_hash,
        lag(ended_on) OVER own AS previous_ended_on,
        lag(revoked_on) OVER own AS previous_revoked_on,
        lag(repaired_on) OVER own AS previous_repaired_on,
        first_value(source) OVER (PARTITION BY record_id ORDER BY file_no, line) AS first_source
    FROM lined_up
    WINDOW own AS (PARTITION BY record_id, source ORDER BY file_no, line)
)
SELECT
    record_id,
    file_no,
    line,
    CASE
        WHEN statement_hash IS NOT DISTINCT FROM previous_hash THEN 'duplicate'
        WHEN source = first_source THEN 'loaded'
        WHEN ended_on IS NOT NULL AND ended_on IS DISTINCT FROM previous_ended_on THEN 'loaded'
        WHEN revoked_on IS NOT NULL AND revoked_on IS DISTINCT FROM previous_revoked_on THEN 'loaded'
        WHEN repaired_on IS NOT NULL AND repaired_on IS DISTINCT FROM previous_repaired_on THEN 'loaded'
        ELSE 'echo'
    END AS fate
FROM compared
WHERE is_incoming
