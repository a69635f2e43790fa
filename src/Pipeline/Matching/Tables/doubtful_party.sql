-- Makes: doubtful_party, one row a party that identifiers do not settle: they lead to no entity, to several, or to one that never had the party's name.
-- Reads: party, party_hit, known_name, reviewed_party.
-- Why: an identifier is evidence, not a key: it may be mistyped, or another's. A party without a name has nothing else to go by.
--      Where a person decided, that is looked at by itself.
WITH named AS (
    SELECT party.*, CASE WHEN entity_min = entity_max THEN entity_min END AS entity_id
    FROM party
    JOIN party_hit USING (party_id)
    WHERE party.party_name IS NOT NULL
)
SELECT named.* EXCLUDE (entity_id)
FROM named
ANTI JOIN reviewed_party ON reviewed_party.party_id = named.party_id
ANTI JOIN known_name ON known_name.entity_id = named.entity_id AND known_name.name = named.party_name
ORDER BY named.party_id
