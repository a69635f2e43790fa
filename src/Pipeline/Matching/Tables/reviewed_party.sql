-- Makes: reviewed_party, one row a party about which a decision of a person is known: its entity, whether it is nobody's but for that,
--        and the entities that it is not.
-- Reads: match_review, entity_version.
-- Why: of the decisions about a party and an entity the latest counts; one about all entities counts for each. Of several accepted ones the latest counts.
WITH standing AS (
    SELECT number, verdict, party_id, entity_id
    FROM match_review
    WHERE known_from <= $reviewed_by
      AND verdict <> 'undo'
      AND number NOT IN (SELECT undoes FROM match_review WHERE verdict = 'undo' AND known_from <= $reviewed_by)
      AND (entity_id IS NULL OR entity_id IN (SELECT entity_id FROM entity_version WHERE known_from <= $as_of))
),
latest AS (
    SELECT party_id, entity_id, arg_max(verdict, number) AS verdict, max(number) AS number
    FROM standing
    GROUP BY party_id, entity_id
),
judged AS (
    SELECT latest.*, max(number) FILTER (WHERE entity_id IS NULL) OVER (PARTITION BY party_id) AS all_number
    FROM latest
)
SELECT
    party_id,
    arg_max(entity_id, number) FILTER (WHERE entity_id IS NOT NULL AND verdict = 'accept' AND number > coalesce(all_number, 0)) AS accepted_entity,
    bool_or(entity_id IS NULL) AS is_rejected,
    coalesce(list(entity_id ORDER BY entity_id) FILTER (WHERE entity_id IS NOT NULL AND verdict = 'reject'), []) AS rejected_entities
FROM judged
GROUP BY party_id
ORDER BY party_id
