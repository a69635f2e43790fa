-- Makes: retold_record, one row a record known by the as-of date from more than one statement, with a number.
-- Reads: statement.
-- Why: most records are told once. What must compare tellings looks at these few alone.
SELECT record_id, row_number() OVER (ORDER BY record_id) AS retold_no
FROM statement
WHERE known_from <= $as_of
GROUP BY record_id
HAVING count(*) > 1
