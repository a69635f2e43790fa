-- Makes: unmatched, one row a record known by the as-of date that belongs to no registered entity as far as is known,
--        and one row a later fact about a record that nobody has delivered. A view.
-- Reads: attachment, statement, party, retelling, retold_record, match_of_party, amendment, amended_record, code_source, source_file.
-- Why: a record without an entity colours nobody and must not be forgotten. Names of up to four characters are those of
--      natural persons and are masked; only identifiers of organisations are shown.
WITH unattached AS (
    SELECT statement.*, attachment.unmatched_reason, source_file.known_from
    FROM statement
    JOIN attachment ON attachment.party_id = statement.party_id
    JOIN source_file ON source_file.file_no = statement.file_no
    ANTI JOIN retelling ON retelling.file_no = statement.file_no AND retelling.line = statement.line AND retelling.record_id = statement.record_id
    WHERE attachment.entity_id IS NULL AND source_file.known_from <= $as_of
    UNION ALL
    SELECT statement.*, retold_record.unmatched_reason, retold_record.known_from
    FROM statement
    JOIN retold_record ON retold_record.file_no = statement.file_no AND retold_record.line = statement.line AND retold_record.record_id = statement.record_id
    WHERE retold_record.entity_id IS NULL
)
SELECT
    unattached.record_id::VARCHAR AS record_id,
    'record' AS fact,
    source_file.record_type,
    unattached.unmatched_reason AS reason,
    code_source.department,
    source_file.source,
    unattached.document_number,
    CASE WHEN length(party.party_name) <= 4 THEN substr(party.party_name, 1, 1) || '**' ELSE party.party_name END AS party_name,
    CASE WHEN party.party_kind IN (1, 2, 3) THEN party.party_code END AS party_code,
    (DATE '1970-01-01' + unattached.event_day)::DATE AS event_date,
    (DATE '1970-01-01' + unattached.known_from)::DATE AS known_from,
    source_file.name AS file,
    unattached.line,
    printf('%016x', unattached.party_id) AS match_id,
    match_of_party.entity_id AS likeliest_entity_id,
    match_of_party.probability_ppm AS match_probability_ppm
FROM unattached
JOIN party ON party.party_id = unattached.party_id
JOIN source_file ON source_file.file_no = unattached.file_no
LEFT JOIN match_of_party ON match_of_party.party_id = unattached.party_id
LEFT JOIN code_source ON code_source.source = source_file.source
UNION ALL
SELECT
    amendment.record_id::VARCHAR,
    ['revocation', 'repair', 'removal', 'deletion'][amendment.kind + 1],
    amendment.record_type,
    'record_unknown',
    code_source.department,
    amendment.source,
    amendment.document_number,
    CASE WHEN length(amendment.party_name) <= 4 THEN substr(amendment.party_name, 1, 1) || '**' ELSE amendment.party_name END,
    NULL,
    (DATE '1970-01-01' + amendment.effective_on)::DATE,
    (DATE '1970-01-01' + amendment.known_from)::DATE,
    source_file.name,
    amendment.line,
    NULL,
    NULL,
    NULL
FROM amendment
JOIN source_file USING (file_no)
LEFT JOIN code_source ON code_source.source = amendment.source
ANTI JOIN amended_record ON amended_record.record_id = amendment.record_id
WHERE amendment.known_from <= $as_of
ORDER BY record_type, record_id, fact, event_date, file, line
