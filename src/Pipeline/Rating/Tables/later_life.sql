-- Makes: later_life, one row a record that is told more than once or has later facts: the earliest end, revocation and repair that they know.
-- Reads: retold_latest, amendment, delisted_record.
-- Why: any source may know that a record ended, was revoked or was repaired; the earliest date holds. What the statement that speaks
--      for a record says of its own end is joined with this.
WITH later_fact AS (
    SELECT record_id, ended_on, revoked_on, repaired_on FROM retold_latest
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
)
SELECT record_id, min(ended_on) AS ended_on, min(revoked_on) AS revoked_on, min(repaired_on) AS repaired_on
FROM later_fact
GROUP BY record_id
HAVING coalesce(min(ended_on), min(revoked_on), min(repaired_on)) IS NOT NULL
