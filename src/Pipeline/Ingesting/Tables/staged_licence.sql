-- Makes: staged_licence, one row a licence row as read.
-- Reads: licence_version (its columns only).
-- Why: as staged_entity.
SELECT
    file_no, line, byte_offset, licence_id, statement_hash, licence_number, party_kind, party_code, party_name, party_address,
    party_representative, business_form, issued_on, valid_until
FROM licence_version
WHERE false
