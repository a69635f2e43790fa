-- Makes: entity_identifier, one row an identifier (kind 1 USCC, 2 registration number, 3 organisation code) known by the as-of date.
-- Reads: entity_version.
-- Why: an identifier that two entities share attaches nothing: its entity is NULL.
WITH identifier AS (
    SELECT 1 AS kind, uscc AS value, entity_id FROM entity_version WHERE known_from <= $as_of AND uscc IS NOT NULL
    UNION ALL
    SELECT 2, registration_number, entity_id
    FROM entity_version WHERE known_from <= $as_of AND registration_number IS NOT NULL
    UNION ALL
    SELECT 3, organisation_code, entity_id
    FROM entity_version WHERE known_from <= $as_of AND organisation_code IS NOT NULL
)
SELECT kind, value, CASE WHEN min(entity_id) = max(entity_id) THEN min(entity_id) END AS entity_id
FROM identifier
GROUP BY kind, value
