-- Makes: record_spoken, one row a record known by the as-of date, as its lowest-ranked source last told it. A view.
-- Reads: statement, retold_record, retold_latest.
-- Why: departments differ in what they know of a decision; the workspace's ranks say who is believed.
SELECT *
FROM statement
ANTI JOIN retold_record USING (record_id)
WHERE known_from <= $as_of
UNION ALL
SELECT *
FROM retold_latest
QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY rank, source) = 1
