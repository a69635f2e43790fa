-- Makes: doubtful_party, one row a party that identifiers do not settle: they lead to no entity, to several, or to one that never had the party's name.
-- Reads: party, party_hit, known_name.
-- Why: an identifier is evidence, not a key: it may be mistyped, or another's. A party without a name has nothing else to go by.
SELECT party.*
FROM party
JOIN party_hit USING (party_id)
ANTI JOIN known_name
    ON party_hit.entity_min = party_hit.entity_max AND known_name.entity_id = party_hit.entity_min AND known_name.name = party.party_name
WHERE party.party_name IS NOT NULL
ORDER BY party.party_id
