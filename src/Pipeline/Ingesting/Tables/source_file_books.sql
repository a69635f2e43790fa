-- Makes: source_file_books, a row of source_file for each staged file, with its books.
-- Reads: staged_file, statement, entity_version, licence_version, amendment, duplicate_row, refused_row.
-- Why: rows read were counted by the reader; loaded, duplicate and refused are counted anew from what stands in the warehouse.
INSERT INTO source_file (
    file_no, sha256, source, name, bytes, encoding, contract_hash, delivered_on, known_from, rows_read, rows_loaded, rows_duplicate,
    rows_refused, format, delimiter, header
)
WITH fate AS (
    SELECT file_no, 'loaded' AS fate FROM statement WHERE NOT is_echo
    UNION ALL
    SELECT file_no, 'loaded' FROM entity_version
    UNION ALL
    SELECT file_no, 'loaded' FROM licence_version
    UNION ALL
    SELECT file_no, 'loaded' FROM amendment
    UNION ALL
    SELECT file_no, 'duplicate' FROM duplicate_row
    UNION ALL
    SELECT file_no, 'refused' FROM refused_row
),
counted AS (
    SELECT
        file_no,
        count(*) FILTER (fate = 'loaded') AS loaded,
        count(*) FILTER (fate = 'duplicate') AS duplicate,
        count(*) FILTER (fate = 'refused') AS refused
    FROM fate
    WHERE file_no >= (SELECT min(file_no) FROM staged_file)
    GROUP BY file_no
)
SELECT
    file_no, sha256, source, file_name, bytes, encoding, contract_hash, delivered_on, known_from, rows_read, coalesce(loaded, 0),
    coalesce(duplicate, 0), coalesce(refused, 0), format, delimiter, header
FROM staged_file
LEFT JOIN counted USING (file_no)
ORDER BY file_no
