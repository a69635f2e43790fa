-- Makes: amended_record, one row a record known by the as-of date that later facts speak of, and its entity.
-- Reads: amendment, statement, source_file, retelling, retold_record, attachment.
-- Why: later facts are few, and are counted and missed with the record that they belong to.
WITH told_once AS (
    SELECT record_id, party_id
    FROM statement
    SEMI JOIN amendment USING (record_id)
    JOIN source_file USING (file_no)
    ANTI JOIN retelling USING (file_no, line, record_id)
    WHERE source_file.known_from <= $as_of
)
SELECT told_once.record_id, attachment.entity_id
FROM told_once
JOIN attachment USING (party_id)
UNION ALL
SELECT record_id, entity_id
FROM retold_record
SEMI JOIN amendment USING (record_id)
