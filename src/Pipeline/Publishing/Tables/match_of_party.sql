-- Makes: match_of_party, one row a party whose entity was weighed: the likeliest, and how likely it is, for those that were matched or wait for a person.
-- Reads: linked_party.
-- Why: the id stands in all outputs for the party, whose name and address may be personal.
SELECT
    party_id,
    printf('%016x', party_id) AS match_id,
    entity_id,
    probability AS probability_ppm,
    outcome
FROM linked_party
WHERE outcome > 0
