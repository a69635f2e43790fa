-- Makes: known_party, one row a party that some statement known by the as-of date names.
-- Reads: statement, source_file.
-- Why: what was delivered later is not told of an earlier day.
SELECT DISTINCT party_id
FROM statement
JOIN source_file USING (file_no)
WHERE source_file.known_from <= $as_of
