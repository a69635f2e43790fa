-- Makes: list_change, one row a record of a source that its newest full list no longer holds, or holds again.
-- Reads: statement, party, source_file, listing_change, list_row.
-- Why: only what changes is kept: lists are long and repeat themselves.
WITH told AS (
    SELECT
        record_id,
        arg_max(document_number, (known_from, statement_hash)) AS document_number,
        arg_max(party_id, (known_from, statement_hash)) AS party_id,
        bool_or(ended_on <= $delivered_on OR in_force_until < $delivered_on OR revoked_on <= $delivered_on) AS is_over
    FROM statement
    JOIN source_file USING (file_no)
    WHERE source_file.source = $source AND source_file.delivered_on <= $delivered_on
    GROUP BY record_id
),
latest AS (
    SELECT record_id, is_listed
    FROM listing_change
    WHERE source = $source
    QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY effective_on DESC, file_no DESC) = 1
)
SELECT
    told.record_id,
    list_row.record_id IS NOT NULL AS is_listed,
    told.document_number,
    party.party_name,
    party.party_code,
    coalesce(is_over, false) AS is_over
FROM told
JOIN party USING (party_id)
LEFT JOIN latest ON latest.record_id = told.record_id
LEFT JOIN list_row ON list_row.record_id = told.record_id
WHERE coalesce(latest.is_listed, true) <> (list_row.record_id IS NOT NULL)
