-- Makes: record_spoken, one row a record known by the as-of date, as its lowest-ranked source last told it.
-- Reads: record_latest.
-- Why: departments differ in what they know of a decision; the workspace's ranks say who is believed.
SELECT *
FROM record_latest
QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY rank, source) = 1
