-- Makes: licensed_entity, one row an entity that holds a food licence valid on the as-of date.
-- Reads: licence_version, source_file, entity_identifier.
-- Why: who holds a valid food licence is a food operator, whatever its registered industry.
WITH licence AS (
    SELECT licence_version.*
    FROM licence_version
    JOIN source_file USING (file_no)
    WHERE licence_version.known_from <= $as_of
    QUALIFY row_number() OVER (
        PARTITION BY licence_id
        ORDER BY licence_version.rank, licence_version.source, delivered_on DESC, licence_version.known_from DESC, statement_hash DESC
    ) = 1
),
holder AS (
    SELECT party_kind AS kind, party_code AS value
    FROM licence
    WHERE coalesce(issued_on, $as_of) <= $as_of AND coalesce(valid_until, $as_of) >= $as_of
),
identifier AS (
    SELECT kind, value FROM holder
    UNION
    SELECT 3, substr(value, 9, 9) FROM holder WHERE kind = 1
)
SELECT DISTINCT entity_identifier.entity_id
FROM identifier
JOIN entity_identifier USING (kind, value)
WHERE entity_identifier.entity_id IS NOT NULL
