-- Makes: known_entity, one row an entity known by the as-of date: what names and places it, as its lowest-ranked source said last, its other
--        names, and one of its licences.
-- Reads: spoken_entity, known_name, licence_version.
-- Why: records are compared with it where their identifiers do not settle whose they are.
WITH other_name AS (
    SELECT known_name.entity_id, string_agg(known_name.name, ';' ORDER BY known_name.name) AS names
    FROM known_name
    JOIN spoken_entity ON spoken_entity.entity_id = known_name.entity_id AND spoken_entity.name <> known_name.name
    GROUP BY known_name.entity_id
),
licence AS (
    SELECT party_code AS code, max(licence_number) AS number
    FROM licence_version
    WHERE known_from <= $as_of AND party_kind = 1
    GROUP BY party_code
)
SELECT
    spoken_entity.entity_id,
    spoken_entity.name,
    other_name.names AS aliases,
    coalesce(spoken_entity.uscc, spoken_entity.organisation_code) AS code,
    spoken_entity.registration_number,
    spoken_entity.address,
    spoken_entity.district,
    spoken_entity.representative,
    spoken_entity.industry,
    licence.number AS licence
FROM spoken_entity
LEFT JOIN other_name USING (entity_id)
LEFT JOIN licence ON licence.code = spoken_entity.uscc
ORDER BY spoken_entity.entity_id
