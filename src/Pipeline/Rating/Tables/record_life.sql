-- Makes: record_life, one row a record known by the as-of date: since when, from whom, and what later facts did to it. A view.
-- Reads: statement, changed_record, changed_life.
-- Why: what a record told once says of itself is not copied.
SELECT record_id, known_from, source AS sources, ended_on, revoked_on, repaired_on
FROM statement
ANTI JOIN changed_record USING (record_id)
WHERE known_from <= $as_of
UNION ALL
SELECT record_id, known_from, sources, ended_on, revoked_on, repaired_on
FROM changed_life
