-- Makes: party_attachment, one row a party number: its entity and how it was found, or why it has none.
-- Reads: told_party, retold_latest, entity_identifier.
-- Why: identifiers attach in the order USCC, organisation code inside a USCC, registration number, organisation code.
--      Identifiers of one record that name different entities attach nothing: a wrong match harms the innocent. A retold
--      record is a party of its own, with the identifiers that all its sources know; its number is negative.
WITH spelling AS (
    SELECT party_no, party_kind, party_code, party_kind_2, party_code_2 FROM told_party
    UNION ALL
    SELECT -retold_no, party_kind, party_code, party_kind_2, party_code_2 FROM retold_latest
),
party AS (
    SELECT party_no, party_kind AS kind, party_code AS value FROM spelling
    UNION ALL
    SELECT party_no, party_kind_2, party_code_2 FROM spelling
),
identifier AS (
    SELECT party_no, 1 AS method, kind, value FROM party WHERE kind = 1
    UNION ALL
    SELECT party_no, 2, 3, substr(value, 9, 9) FROM party WHERE kind = 1
    UNION ALL
    SELECT party_no, 3, kind, value FROM party WHERE kind = 2
    UNION ALL
    SELECT party_no, 4, kind, value FROM party WHERE kind = 3
),
hit AS (
    SELECT
        party_no,
        count(DISTINCT entity_id) AS entities,
        min(entity_id) AS entity_id,
        arg_min(method, method) FILTER (entity_id IS NOT NULL) AS method,
        bool_or(entity_identifier.value IS NOT NULL AND entity_id IS NULL) AS is_ambiguous
    FROM identifier
    LEFT JOIN entity_identifier USING (kind, value)
    GROUP BY party_no
),
known AS (
    SELECT party_no, bool_or(party_kind = 4 OR party_kind_2 = 4) AS is_masked
    FROM spelling
    GROUP BY party_no
)
SELECT
    known.party_no,
    CASE WHEN hit.entities = 1 THEN hit.entity_id END AS entity_id,
    CASE
        WHEN hit.entities = 1
        THEN ['uscc', 'organisation_code_in_uscc', 'registration_number', 'organisation_code'][hit.method]
    END AS method,
    CASE
        WHEN hit.entities = 1 THEN NULL
        WHEN hit.entities > 1 THEN 'identifiers_disagree'
        WHEN hit.is_ambiguous THEN 'ambiguous_identifier'
        WHEN hit.party_no IS NOT NULL THEN 'not_registered'
        WHEN known.is_masked THEN 'masked_identifier'
        ELSE 'no_identifier'
    END AS unmatched_reason
FROM known
LEFT JOIN hit USING (party_no)
