-- Makes: moved_record, one row a record of an entity that moves, at most some an entity: those whose shares changed most.
-- Reads: policy_move, shares_before, shares_after.
-- Why: a record that counts by one policy only has no share by the other.
WITH shares AS (
    SELECT
        entity_id,
        record_id,
        coalesce(shares_after.record_type, shares_before.record_type) AS record_type,
        coalesce(shares_after.document_number, shares_before.document_number) AS document_number,
        coalesce(shares_after.event_date, shares_before.event_date) AS event_date,
        coalesce(shares_before.share_milli, 0) AS share_before,
        coalesce(shares_after.share_milli, 0) AS share_after
    FROM (FROM shares_before SEMI JOIN (FROM policy_move WHERE place <= $entities) USING (entity_id)) AS shares_before
    FULL JOIN (FROM shares_after SEMI JOIN (FROM policy_move WHERE place <= $entities) USING (entity_id)) AS shares_after
        USING (entity_id, record_id)
)
SELECT entity_id, record_id::VARCHAR AS record_id, record_type, document_number, event_date, share_before, share_after
FROM shares
WHERE share_before <> share_after
QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY abs(share_after - share_before) DESC, record_id) <= $records
