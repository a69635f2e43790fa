-- Makes: changed_life, one row a changed record: since when it is known, from whom, and what later facts did to it.
-- Reads: changed_record, retold_record, retold_telling, retold_latest, statement, amendment, delisted_record.
-- Why: any source may know that a record ended, was revoked or was repaired; the earliest date holds.
WITH told_once AS (
    SELECT record_id, source, known_from, ended_on, revoked_on, repaired_on
    FROM statement
    SEMI JOIN (FROM changed_record ANTI JOIN retold_record USING (record_id)) AS amended USING (record_id)
    WHERE known_from <= $as_of
),
later_fact AS (
    SELECT record_id, ended_on, revoked_on, repaired_on FROM retold_latest
    UNION ALL
    SELECT record_id, ended_on, revoked_on, repaired_on FROM told_once
    UNION ALL
    SELECT
        record_id,
        CASE WHEN kind = 2 THEN effective_on END,
        CASE WHEN kind = 0 THEN effective_on END,
        CASE WHEN kind = 1 THEN effective_on END
    FROM amendment
    WHERE known_from <= $as_of
    UNION ALL
    SELECT record_id, effective_on, NULL, NULL FROM delisted_record
),
ended AS (
    SELECT record_id, min(ended_on) AS ended_on, min(revoked_on) AS revoked_on, min(repaired_on) AS repaired_on
    FROM later_fact
    GROUP BY record_id
),
told AS (
    SELECT record_id, min(known_from) AS known_from, array_to_string(list_sort(list_distinct(list(source))), ';') AS sources
    FROM retold_telling
    GROUP BY record_id
    UNION ALL
    SELECT record_id, known_from, source FROM told_once
)
SELECT told.record_id, told.known_from, told.sources, ended.ended_on, ended.revoked_on, ended.repaired_on
FROM told
JOIN ended USING (record_id)
