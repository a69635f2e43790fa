-- Makes: known_name, one row a name that an entity has or had, as known by the as-of date.
-- Reads: entity_version.
-- Why: a code and a name that both lead to one entity settle whose a record is.
SELECT DISTINCT entity_id, name
FROM entity_version
WHERE known_from <= $as_of
