-- Makes: record_books, one row: loaded rows that are records or later facts, and how many of them are matched and unmatched.
-- Reads: statement, amendment, record_attachment, source_file.
-- Why: records = matched + unmatched must hold; rows loaded and facts attached are counted apart so that it could fail.
WITH fact AS (
    SELECT record_id FROM statement WHERE known_from <= $as_of AND NOT is_echo
    UNION ALL
    SELECT record_id FROM amendment WHERE known_from <= $as_of
),
attached AS (
    SELECT count(*) FILTER (entity_id IS NOT NULL) AS matched, count(*) FILTER (entity_id IS NULL) AS unmatched
    FROM fact
    LEFT JOIN record_attachment USING (record_id)
)
SELECT
    (
        SELECT coalesce(sum(rows_loaded), 0)::BIGINT
        FROM source_file
        WHERE known_from <= $as_of
          AND file_no NOT IN (SELECT file_no FROM entity_version UNION SELECT file_no FROM licence_version)
    ) AS records,
    attached.matched,
    attached.unmatched
FROM attached
