-- Makes: staged_suspect, one row a staged statement whose record may have been met before in the same load.
-- Reads: statement (its columns only).
-- Why: only these need a comparison with one another; a few of them turn out to be told once.
SELECT record_id
FROM statement
WHERE false
