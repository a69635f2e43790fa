-- Makes: record_books, one row: loaded rows that are records or later facts, and how many of them are matched and unmatched.
-- Reads: statement, retelling, attachment, retold_record, amendment, amended_record, source_file.
-- Why: records = matched + unmatched must hold; rows loaded and facts attached are counted apart so that it could fail.
WITH known_file AS (
    SELECT file_no FROM source_file WHERE known_from <= $as_of
),
told AS (
    SELECT party_id, count(*) AS facts FROM statement SEMI JOIN known_file USING (file_no) GROUP BY party_id
    UNION ALL
    SELECT party_id, -count(*) FROM retelling SEMI JOIN known_file USING (file_no) GROUP BY party_id
),
fact AS (
    SELECT attachment.entity_id IS NOT NULL AS is_matched, told.facts
    FROM told
    LEFT JOIN attachment ON attachment.party_id = told.party_id
    UNION ALL
    SELECT retold_record.entity_id IS NOT NULL, 1
    FROM retelling
    SEMI JOIN known_file USING (file_no)
    LEFT JOIN retold_record ON retold_record.record_id = retelling.record_id
    WHERE retelling.fate = 0
    UNION ALL
    SELECT amended_record.entity_id IS NOT NULL, 1
    FROM amendment
    LEFT JOIN amended_record USING (record_id)
    WHERE amendment.known_from <= $as_of
)
SELECT
    (
        SELECT coalesce(sum(rows_loaded), 0)::BIGINT
        FROM source_file
        WHERE known_from <= $as_of
          AND file_no NOT IN (SELECT file_no FROM entity_version UNION SELECT file_no FROM licence_version)
    ) AS records,
    coalesce(sum(facts) FILTER (is_matched), 0)::BIGINT AS matched,
    coalesce(sum(facts) FILTER (NOT is_matched), 0)::BIGINT AS unmatched
FROM fact
