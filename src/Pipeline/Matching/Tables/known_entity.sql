-- Makes: known_entity, one row an entity known by the as-of date: what names and places it, as its lowest-ranked source said last, its other
--        names, and one of its licences.
-- Reads: entity_version, source_file, known_name, licence_version.
-- Why: records are compared with it where their identifiers do not settle whose they are.
WITH spoken AS (
    SELECT entity_version.*
    FROM entity_version
    JOIN source_file USING (file_no)
    WHERE entity_version.known_from <= $as_of
    QUALIFY row_number() OVER (
        PARTITION BY entity_id
        ORDER BY entity_version.rank, entity_version.source, delivered_on DESC, entity_version.known_from DESC, statement_hash DESC
    ) = 1
),
other_name AS (
    SELECT known_name.entity_id, string_agg(known_name.name, ';' ORDER BY known_name.name) AS names
    FROM known_name
    JOIN spoken ON spoken.entity_id = known_name.entity_id AND spoken.name <> known_name.name
    GROUP BY known_name.entity_id
),
licence AS (
    SELECT party_code AS code, max(licence_number) AS number
    FROM licence_version
    WHERE known_from <= $as_of AND party_kind = 1
    GROUP BY party_code
)
SELECT
    spoken.entity_id,
    spoken.name,
    other_name.names AS aliases,
    coalesce(spoken.uscc, spoken.organisation_code) AS code,
    spoken.registration_number,
    spoken.address,
    spoken.district,
    spoken.representative,
    spoken.industry,
    licence.number AS licence
FROM spoken
LEFT JOIN other_name USING (entity_id)
LEFT JOIN licence ON licence.code = spoken.uscc
ORDER BY spoken.entity_id
