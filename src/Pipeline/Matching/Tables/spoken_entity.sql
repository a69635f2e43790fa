-- Makes: spoken_entity, one row an entity known by the as-of date: what its lowest-ranked source said last.
-- Reads: entity_version, source_file.
-- Why: who is compared with records and who is rated is the same, and settled once.
SELECT
    entity_version.entity_id,
    entity_version.uscc,
    entity_version.organisation_code,
    entity_version.registration_number,
    entity_version.name,
    entity_version.entity_type,
    entity_version.status,
    entity_version.industry,
    entity_version.district,
    entity_version.address,
    entity_version.branch,
    entity_version.grid,
    entity_version.representative
FROM entity_version
JOIN source_file USING (file_no)
WHERE entity_version.known_from <= $as_of
QUALIFY row_number() OVER (
    PARTITION BY entity_id
    ORDER BY entity_version.rank, entity_version.source, delivered_on DESC, entity_version.known_from DESC, statement_hash DESC
) = 1
