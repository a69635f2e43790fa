-- Makes: new_retelling, one row a statement to note in retelling: duplicates, and all others about records that are told in more than one way;
--        incoming ones, and older ones about records that had been told in one.
-- Reads: statement, whose rows from file number first_no on are incoming; staged_suspect, staged_file, source_file, retelling.
-- Why: a source repeats itself (duplicate), changes what it said (loaded), or says what another source said first
--      (echo: kept, counted as a duplicate) unless it alone knows that the record ended, was revoked or was repaired.
--      Rows arrive in the order of file_no and line; file_no follows delivery date, rank, source and file name.
WITH suspect AS (
    SELECT record_id FROM staged_suspect
    UNION
    SELECT record_id FROM statement
    WHERE file_no < $first_no AND record_id IN (SELECT record_id FROM statement WHERE file_no >= $first_no)
),
told_by AS (
    SELECT file_no, dense_rank() OVER (ORDER BY source) AS source
    FROM (SELECT file_no, source FROM source_file UNION ALL SELECT file_no, source FROM staged_file)
),
lined_up AS (
    SELECT record_id, source, file_no, line, statement_hash, party_id, ended_on, revoked_on, repaired_on
    FROM statement
    SEMI JOIN suspect USING (record_id)
    JOIN told_by USING (file_no)
),
-- Grouped and joined, which costs less than two more windows. A file is of one source: that of the first file told first.
by_record AS (
    SELECT
        record_id,
        arg_min(source, file_no) AS first_source,
        min(statement_hash) <> max(statement_hash) OR min(source) <> max(source) AS is_retold
    FROM lined_up
    GROUP BY record_id
),
compared AS (
    SELECT
        *,
        lag(statement_hash) OVER own AS previous_hash,
        lag(ended_on) OVER own AS previous_ended_on,
        lag(revoked_on) OVER own AS previous_revoked_on,
        lag(repaired_on) OVER own AS previous_repaired_on
    FROM lined_up
    JOIN by_record USING (record_id)
    WINDOW own AS (PARTITION BY record_id, source ORDER BY file_no, line)
),
fated AS (
    SELECT
        *,
        CASE
            WHEN statement_hash IS NOT DISTINCT FROM previous_hash THEN 1
            WHEN source = first_source THEN 0
            WHEN ended_on IS NOT NULL AND ended_on IS DISTINCT FROM previous_ended_on THEN 0
            WHEN revoked_on IS NOT NULL AND revoked_on IS DISTINCT FROM previous_revoked_on THEN 0
            WHEN repaired_on IS NOT NULL AND repaired_on IS DISTINCT FROM previous_repaired_on THEN 0
            ELSE 2
        END::UTINYINT AS fate
    FROM compared
)
SELECT record_id, file_no, line, fate, statement_hash, party_id, ended_on, revoked_on, repaired_on
FROM fated
WHERE (is_retold OR fate = 1) AND (file_no >= $first_no OR (file_no, line, record_id) NOT IN (SELECT (file_no, line, record_id) FROM retelling))
