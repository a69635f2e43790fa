-- Makes: record_life, one row a record known by the as-of date: since when, from whom, and what later facts did to it.
-- Reads: record_latest, statement, amendment.
-- Why: any source may know that a record ended, was revoked or was repaired; the earliest date holds.
WITH later_fact AS (
    SELECT record_id, ended_on, revoked_on, repaired_on FROM record_latest
    UNION ALL
    SELECT
        record_id,
        CASE WHEN kind = 2 THEN effective_on END,
        CASE WHEN kind = 0 THEN effective_on END,
        CASE WHEN kind = 1 THEN effective_on END
    FROM amendment
    WHERE known_from <= $as_of
),
ended AS (
    SELECT record_id, min(ended_on) AS ended_on, min(revoked_on) AS revoked_on, min(repaired_on) AS repaired_on
    FROM later_fact
    GROUP BY record_id
),
told AS (
    SELECT record_id, min(known_from) AS known_from, string_agg(DISTINCT source, ';' ORDER BY source) AS sources
    FROM statement
    WHERE known_from <= $as_of
    GROUP BY record_id
)
SELECT told.record_id, told.known_from, told.sources, ended.ended_on, ended.revoked_on, ended.repaired_on
FROM told
JOIN ended USING (record_id)
