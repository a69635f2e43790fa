-- Makes: source_file_books, a row of source_file for each staged file, with its books.
-- Reads: staged_file, statement, retelling, entity_version, licence_version, amendment, duplicate_row, refused_row, twofold_row.
-- Why: rows read were counted by the reader; loaded, duplicate and refused are counted anew from what stands in the warehouse.
--      A row with two records is loaded if one of them is: it counts once.
INSERT INTO source_file (
    file_no, sha256, source, rank, record_type, name, bytes, encoding, contract_hash, delivered_on, known_from, rows_read, rows_loaded,
    rows_duplicate, rows_refused, format, delimiter, header
)
WITH fate AS (
    SELECT file_no, count(*) AS loaded, 0 AS duplicate, 0 AS refused FROM statement GROUP BY file_no
    UNION ALL
    SELECT file_no, -count(*), count(*), 0 FROM retelling WHERE fate <> 0 GROUP BY file_no
    UNION ALL
    SELECT file_no, count(*), 0, 0 FROM entity_version GROUP BY file_no
    UNION ALL
    SELECT file_no, count(*), 0, 0 FROM licence_version GROUP BY file_no
    UNION ALL
    SELECT file_no, count(*), 0, 0 FROM amendment GROUP BY file_no
    UNION ALL
    SELECT file_no, 0, count(*), 0 FROM duplicate_row GROUP BY file_no
    UNION ALL
    SELECT file_no, 0, 0, count(*) FROM refused_row GROUP BY file_no
),
counted AS (
    SELECT file_no, sum(loaded)::BIGINT AS loaded, sum(duplicate)::BIGINT AS duplicate, sum(refused)::BIGINT AS refused
    FROM fate
    WHERE file_no >= $first_no
    GROUP BY file_no
),
told_of_twofold AS (
    SELECT file_no, line
    FROM statement
    SEMI JOIN twofold_row USING (file_no, line)
    ANTI JOIN (FROM retelling WHERE fate <> 0) AS repeated USING (file_no, line, record_id)
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
    file_no, sha256, source, rank, record_type, file_name, bytes, encoding, contract_hash, delivered_on, known_from, rows_read,
    coalesce(counted.loaded, 0) - coalesce(counted_twice.loaded, 0), coalesce(counted.duplicate, 0) - coalesce(counted_twice.duplicate, 0),
    coalesce(refused, 0), format, delimiter, header
FROM staged_file
LEFT JOIN counted USING (file_no)
LEFT JOIN counted_twice USING (file_no)
ORDER BY file_no
