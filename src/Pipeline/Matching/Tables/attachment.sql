-- Makes: attachment, one row a party (party_id), and one a record whose sources name it by different parties (record_id): its entity and how it
--        was found, or why it has none.
-- Reads: party_hit, retold_spoken, retold_latest.
-- Why: identifiers of one record that name different entities attach nothing: a wrong match harms the innocent. A record that several sources
--      tell has the identifiers that all of them know.
WITH hit AS (
    SELECT NULL::UUID AS record_id, * FROM party_hit
    UNION ALL
    SELECT
        record_id,
        NULL,
        min(entity_min),
        max(entity_max),
        min(method),
        bool_or(is_ambiguous),
        bool_or(is_identified),
        bool_or(is_masked)
    FROM retold_latest
    SEMI JOIN (FROM retold_spoken WHERE is_joint) AS joint USING (record_id)
    JOIN party_hit USING (party_id)
    GROUP BY record_id
)
SELECT
    party_id,
    record_id,
    CASE WHEN entity_min = entity_max THEN entity_min END AS entity_id,
    CASE
        WHEN entity_min = entity_max
        THEN ['uscc', 'organisation_code_in_uscc', 'registration_number', 'organisation_code'][method]
    END AS method,
    CASE
        WHEN entity_min = entity_max THEN NULL
        WHEN entity_min <> entity_max THEN 'identifiers_disagree'
        WHEN is_ambiguous THEN 'ambiguous_identifier'
        WHEN is_identified THEN 'not_registered'
        WHEN is_masked THEN 'masked_identifier'
        ELSE 'no_identifier'
    END AS unmatched_reason
FROM hit
