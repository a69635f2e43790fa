-- Makes: staged_party, one row a party that a reader met, perhaps one that others met, too.
-- Reads: party (its columns only).
-- Why: as staged_entity.
SELECT
    party_id, party_name, party_kind, party_code, party_kind_2, party_code_2, party_address, party_representative, party_district, party_industry,
    party_licence
FROM party
WHERE false
