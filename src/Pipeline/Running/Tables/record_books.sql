-- Makes: record_books, one row: records and later facts that loaded rows tell of, and how many of them are matched and unmatched.
-- Reads: statement, retelling, attachment, retold_record, amendment, amended_record, source_file, twofold_row.
-- Why: records = matched + unmatched must hold; rows loaded and facts attached are counted apart so that it could fail. A row
--      that names two businesses and told something new of both is loaded once and gives two records.
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
),
new_of_both AS (
    SELECT file_no, line
    FROM (
        SELECT file_no, line
        FROM statement
        SEMI JOIN twofold_row USING (file_no, line)
        SEMI JOIN known_file USING (file_no)
        ANTI JOIN (FROM retelling WHERE fate <> 0) AS repeated USING (file_no, line, record_id)
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
    coalesce(sum(facts) FILTER (is_matched), 0)::BIGINT AS matched,
    coalesce(sum(facts) FILTER (NOT is_matched), 0)::BIGINT AS unmatched
FROM fact
