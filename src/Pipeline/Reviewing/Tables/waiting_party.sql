-- Makes: waiting_party, one row a party that waits for a person: what statements say of it, its likeliest entity, and how many records name it.
-- Reads: linked_party, party_owner, party, known_entity, statement, source_file, retelling.
-- Why: it is what a person needs to decide. Names of up to four characters are those of natural persons.
WITH told AS (
    SELECT statement.party_id, count(DISTINCT statement.record_id) AS records, string_agg(DISTINCT source_file.source, ';' ORDER BY source_file.source) AS sources
    FROM statement
    SEMI JOIN (FROM linked_party WHERE outcome = 1) AS waiting USING (party_id)
    JOIN source_file USING (file_no)
    WHERE source_file.known_from <= $as_of
    GROUP BY statement.party_id
)
SELECT
    party.party_id,
    party.party_name,
    CASE WHEN length(party.party_name) <= 4 THEN substr(party.party_name, 1, 1) || '**' ELSE party.party_name END AS masked_name,
    party.party_kind,
    party.party_code,
    party.party_kind_2,
    party.party_code_2,
    party.party_address,
    party.party_district,
    party.party_representative,
    party.party_industry,
    party.party_licence,
    party_owner.unmatched_reason AS reason,
    linked_party.entity_id,
    known_entity.name AS entity_name,
    known_entity.address AS entity_address,
    linked_party.probability,
    told.records,
    told.sources
FROM linked_party
JOIN party USING (party_id)
JOIN party_owner USING (party_id)
JOIN told USING (party_id)
JOIN known_entity ON known_entity.entity_id = linked_party.entity_id
WHERE linked_party.outcome = 1
