-- Makes: staged_file, one row a dump that this run takes.
-- Reads: source_file (its columns only).
-- Why: staged rows carry only their file's number; what is the same for a whole file stands here once.
SELECT
    file_no, sha256, source, rank, record_type, name AS file_name, bytes, encoding, contract_hash, delivered_on, known_from, rows_read, format,
    delimiter, header
FROM source_file
WHERE false
