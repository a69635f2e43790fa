-- Makes: record_attachment, one row a record known by the as-of date: its entity and how it was found, or why it has none.
-- Reads: record_latest, entity_identifier.
-- Why: identifiers attach in the order USCC, organisation code inside a USCC, registration number, organisation code.
--      Identifiers of one record that name different entities attach nothing: a wrong match harms the innocent.
WITH party AS (
    SELECT record_id, party_kind AS kind, party_code AS value FROM record_latest
    UNION ALL
    SELECT record_id, party_kind_2, party_code_2 FROM record_latest
),
identifier AS (
    SELECT record_id, 1 AS method, kind, value FROM party WHERE kind = 1
    UNION ALL
    SELECT record_id, 2, 3, substr(value, 9, 9) FROM party WHERE kind = 1
    UNION ALL
    SELECT record_id, 3, kind, value FROM party WHERE kind = 2
    UNION ALL
    SELECT record_id, 4, kind, value FROM party WHERE kind = 3
),
hit AS (
    SELECT
        record_id,
        count(DISTINCT entity_id) AS entities,
        min(entity_id) AS entity_id,
        arg_min(method, method) FILTER (entity_id IS NOT NULL) AS method,
        bool_or(entity_identifier.value IS NOT NULL AND entity_id IS NULL) AS is_ambiguous,
        bool_or(entity_identifier.value IS NOT NULL) AS is_registered
    FROM identifier
    LEFT JOIN entity_identifier USING (kind, value)
    GROUP BY record_id
),
known AS (
    SELECT record_id, bool_or(party_kind = 4 OR party_kind_2 = 4) AS is_masked
    FROM record_latest
    GROUP BY record_id
)
SELECT
    known.record_id,
    CASE WHEN hit.entities = 1 THEN hit.entity_id END AS entity_id,
    CASE
        WHEN hit.entities = 1
        THEN ['uscc', 'organisation_code_in_uscc', 'registration_number', 'organisation_code'][hit.method]
    END AS method,
    CASE
        WHEN hit.entities = 1 THEN NULL
        WHEN hit.entities > 1 THEN 'identifiers_disagree'
        WHEN hit.is_ambiguous THEN 'ambiguous_identifier'
        WHEN hit.record_id IS NOT NULL THEN 'not_registered'
        WHEN known.is_masked THEN 'masked_identifier'
        ELSE 'no_identifier'
    END AS unmatched_reason
FROM known
LEFT JOIN hit USING (record_id)
