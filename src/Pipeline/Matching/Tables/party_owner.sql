-- Makes: party_owner, one row a party: its entity and how it was found, or why it has none.
-- Reads: party_hit, linked_party.
-- Why: identifiers decide where nothing contradicts them; elsewhere all evidence is weighed. What waits for a person attaches nothing,
--      and what a person decided holds against both.
SELECT
    party_hit.party_id,
    CASE
        WHEN linked_party.party_id IS NULL AND entity_min = entity_max THEN entity_min
        WHEN linked_party.outcome = 2 THEN linked_party.entity_id
    END AS entity_id,
    CASE
        WHEN linked_party.party_id IS NULL AND entity_min <> entity_max THEN NULL
        WHEN linked_party.outcome < 2 THEN NULL
        WHEN linked_party.is_reviewed THEN 'review'
        WHEN linked_party.party_id IS NULL OR linked_party.entity_id IN (entity_min, entity_max)
        THEN ['uscc', 'organisation_code_in_uscc', 'registration_number', 'organisation_code'][method]
        WHEN linked_party.is_repaired THEN 'repaired_code'
        ELSE 'evidence'
    END AS method,
    CASE
        WHEN linked_party.outcome = 2 THEN NULL
        WHEN linked_party.party_id IS NULL AND entity_min = entity_max THEN NULL
        WHEN linked_party.is_reviewed THEN 'rejected'
        WHEN linked_party.is_conflict THEN 'code_conflict'
        WHEN linked_party.is_tie THEN 'tie'
        WHEN linked_party.outcome = 1 THEN 'in_review'
        WHEN entity_min <> entity_max THEN 'identifiers_disagree'
        WHEN is_ambiguous THEN 'ambiguous_identifier'
        WHEN is_identified THEN 'not_registered'
        WHEN is_masked THEN 'masked_identifier'
        ELSE 'no_identifier'
    END AS unmatched_reason
FROM party_hit
LEFT JOIN linked_party USING (party_id)
