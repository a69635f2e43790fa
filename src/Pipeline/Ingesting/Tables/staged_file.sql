-- Makes: staged_file, one row a dump that this run takes.
-- Reads: nothing; filled while the files are read.
-- Why: staged rows carry only their file's number; what is the same for a whole file stands here once.
SELECT
    NULL::INTEGER AS file_no, NULL::VARCHAR AS source, NULL::INTEGER AS rank, NULL::VARCHAR AS record_type,
    NULL::INTEGER AS known_from
WHERE false
