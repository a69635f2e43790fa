-- Makes: staged_entity, one row a registration row as read.
-- Reads: entity_version (its columns only).
-- Why: rows are compared with what is known before they become versions.
SELECT
    file_no, line, byte_offset, entity_id, statement_hash, uscc, organisation_code, registration_number, name, entity_type, status,
    industry, district, address, branch, grid, representative, established_on
FROM entity_version
WHERE false
