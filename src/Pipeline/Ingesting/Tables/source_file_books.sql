-- Makes: source_file_books, a row of source_file, with its books.
-- Reads: statement, entity_version, licence_version, amendment, duplicate_row, refused_row.
-- Why: rows read were counted by the reader; loaded, duplicate and refused are counted anew from what stands in the warehouse.
INSERT INTO source_file (
    file_no, sha256, source, name, bytes, encoding, contract_hash, delivered_on, known_from, rows_read, rows_loaded, rows_duplicate,
    rows_refused
)
SELECT
    $file_no, $sha256, $source, $name, $bytes, $encoding, $contract_hash, $delivered_on, $known_from, $rows_read,
    (SELECT count(*) FROM statement WHERE file_no = $file_no AND NOT is_echo)
    + (SELECT count(*) FROM entity_version WHERE file_no = $file_no)
    + (SELECT count(*) FROM licence_version WHERE file_no = $file_no)
    + (SELECT count(*) FROM amendment WHERE file_no = $file_no),
    (SELECT count(*) FROM duplicate_row WHERE file_no = $file_no),
    (SELECT count(*) FROM refused_row WHERE file_no = $file_no)
