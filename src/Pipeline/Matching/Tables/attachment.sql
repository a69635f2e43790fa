-- Makes: attachment, one row a party (party_id), and one a record whose sources name it by different parties (record_id): its entity and how it
--        was found, or why it has none.
-- Reads: party_owner, retold_spoken, retold_latest.
-- Why: parties of one record that are different entities attach nothing: a wrong match harms the innocent. A record that several sources
--      tell has the evidence that all of them know.
WITH joint AS (
    SELECT
        record_id,
        min(entity_id) AS entity_min,
        max(entity_id) AS entity_max,
        min(method) AS method,
        min(unmatched_reason) AS unmatched_reason
    FROM retold_latest
    SEMI JOIN (FROM retold_spoken WHERE is_joint) AS joint USING (record_id)
    JOIN party_owner USING (party_id)
    GROUP BY record_id
)
SELECT party_id, NULL::UUID AS record_id, entity_id, method, unmatched_reason
FROM party_owner
UNION ALL
SELECT
    NULL,
    record_id,
    CASE WHEN entity_min = entity_max THEN entity_min END,
    CASE WHEN entity_min = entity_max THEN method END,
    CASE WHEN entity_min = entity_max THEN NULL WHEN entity_min <> entity_max THEN 'identifiers_disagree' ELSE unmatched_reason END
FROM joint
