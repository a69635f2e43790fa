-- Makes: list_row, one row a record that a source's full list of one delivery date holds.
-- Reads: source_file, statement.
-- Why: all files of a source and delivery date are one list together, whenever each of them came.
WITH list_file AS (
    SELECT file_no FROM source_file WHERE source = $source AND delivered_on = $delivered_on
)
SELECT DISTINCT record_id FROM statement WHERE file_no IN (SELECT file_no FROM list_file)
