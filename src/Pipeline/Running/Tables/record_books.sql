-- Makes: record_books, one row: records and later facts that loaded rows tell of, and how many of them are matched and unmatched.
-- Reads: statement, amendment, record_attachment, source_file, twofold_row.
-- Why: records = matched + unmatched must hold; rows loaded and facts attached are counted apart so that it could fail. A row
--      that names two businesses and told something new of both is loaded once and gives two records.
WITH fact AS (
    SELECT record_id FROM statement WHERE known_from <= $as_of AND NOT is_echo
    UNION ALL
    SELECT record_id FROM amendment WHERE known_from <= $as_of
),
attached AS (
    SELECT count(*) FILTER (entity_id IS NOT NULL) AS matched, count(*) FILTER (entity_id IS NULL) AS unmatched
    FROM fact
    LEFT JOIN record_attachment USING (record_id)
),
new_of_both AS (
    SELECT file_no, line
    FROM (
        SELECT file_no, line FROM statement SEMI JOIN twofold_row USING (file_no, line) WHERE known_from <= $as_of AND NOT is_echo
        UNION ALL
        SELECT file_no, line FROM amendment SEMI JOIN twofold_row USING (file_no, line) WHERE known_from <= $as_of
    )
    GROUP BY file_no, line
    HAVING count(*) = 2
)
SELECT
    (
        SELECT coalesce(sum(rows_loaded), 0)::BIGINT
        FROM source_file
        WHERE known_from <= $as_of
          AND file_no NOT IN (SELECT file_no FROM entity_version UNION SELECT file_no FROM licence_version)
    ) + (SELECT count(*) FROM new_of_both) AS records,
    attached.matched,
    attached.unmatched
FROM attached
