-- Makes: changed_version, one row a version of an entity of which something became known since the last linking, with all its names and licences.
-- Reads: entity_version, licence_version.
-- Why: only parties that have something in common with what such an entity is or was can be decided otherwise now.
WITH changed AS (
    SELECT entity_id
    FROM entity_version
    WHERE (file_no > $last_file OR known_from > $last_day) AND known_from <= $as_of
    UNION
    SELECT entity_version.entity_id
    FROM licence_version
    JOIN entity_version ON entity_version.uscc = licence_version.party_code
    WHERE (licence_version.file_no > $last_file OR licence_version.known_from > $last_day) AND licence_version.known_from <= $as_of
),
name AS (
    SELECT entity_id, string_agg(DISTINCT name, ';') AS names
    FROM entity_version
    SEMI JOIN changed USING (entity_id)
    WHERE known_from <= $as_of
    GROUP BY entity_id
)
SELECT DISTINCT
    entity_version.entity_id,
    entity_version.name,
    name.names AS aliases,
    coalesce(entity_version.uscc, entity_version.organisation_code) AS code,
    entity_version.registration_number,
    entity_version.address,
    entity_version.district,
    entity_version.representative,
    entity_version.industry,
    licence_version.licence_number AS licence
FROM entity_version
JOIN name USING (entity_id)
LEFT JOIN licence_version ON licence_version.party_code = entity_version.uscc AND licence_version.known_from <= $as_of
WHERE entity_version.known_from <= $as_of
