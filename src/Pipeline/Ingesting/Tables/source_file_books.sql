-- Makes: source_file_books, a row of source_file for each staged file, with its books.
-- Reads: staged_file, statement, entity_version, licence_version, amendment, duplicate_row, refused_row, twofold_row.
-- Why: rows read were counted by the reader; loaded, duplicate and refused are counted anew from what stands in the warehouse.
--      A row with two records is loaded if one of them is: it counts once.
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
),
told_of_twofold AS (
    SELECT file_no, line FROM statement SEMI JOIN twofold_row USING (file_no, line) WHERE NOT is_echo
    UNION ALL
    SELECT file_no, line FROM amendment SEMI JOIN twofold_row USING (file_no, line)
),
twofold AS (
    SELECT file_no, line, count(told_of_twofold.line) AS loaded
    FROM twofold_row LEFT JOIN told_of_twofold USING (file_no, line)
    GROUP BY file_no, line
),
counted_twice AS (
    SELECT file_no, count(*) FILTER (loaded = 2) AS loaded, count(*) FILTER (loaded < 2) AS duplicate
    FROM twofold
    GROUP BY file_no
)
SELECT
    file_no, sha256, source, file_name, bytes, encoding, contract_hash, delivered_on, known_from, rows_read,
    coalesce(counted.loaded, 0) - coalesce(counted_twice.loaded, 0), coalesce(counted.duplicate, 0) - coalesce(counted_twice.duplicate, 0),
    coalesce(refused, 0), format, delimiter, header
FROM staged_file
LEFT JOIN counted USING (file_no)
LEFT JOIN counted_twice USING (file_no)
ORDER BY file_no
