-- Makes: rated_party, one row a party that is a rated entity.
-- Reads: attachment, scored_entity.
-- Why: statements find their rated entity by one narrow number.
SELECT attachment.party_id, scored_entity.entity_index, attachment.method
FROM attachment
JOIN scored_entity USING (entity_id)
WHERE attachment.party_id IS NOT NULL
