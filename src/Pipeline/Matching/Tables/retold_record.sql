-- Makes: retold_record, one row a record told in more than one way: since when it is known, the statement that speaks for it, and whose it is.
-- Reads: retold_spoken, retelling, source_file, attachment.
-- Why: departments differ in what they know of a decision; the workspace's ranks say who is believed.
WITH first_known AS (
    SELECT record_id, min(source_file.known_from) AS known_from
    FROM retelling
    JOIN source_file USING (file_no)
    WHERE fate <> 1 AND source_file.known_from <= $as_of
    GROUP BY record_id
)
SELECT
    retold_spoken.record_id,
    retold_spoken.file_no,
    retold_spoken.line,
    first_known.known_from,
    attachment.entity_id,
    attachment.method,
    attachment.unmatched_reason
FROM retold_spoken
JOIN first_known USING (record_id)
JOIN attachment
    ON attachment.record_id IS NOT DISTINCT FROM CASE WHEN retold_spoken.is_joint THEN retold_spoken.record_id END
    AND attachment.party_id IS NOT DISTINCT FROM CASE WHEN NOT retold_spoken.is_joint THEN retold_spoken.party_id END
