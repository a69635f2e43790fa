-- Makes: unmatched, one row a record known by the as-of date that belongs to no registered entity as far as identifiers tell,
--        and one row a later fact about a record that nobody has delivered.
-- Reads: party_attachment, known_record, statement, changed_life, amendment, code_source, source_file.
-- Why: a record without an entity colours nobody and must not be forgotten. Names of up to four characters are those of
--      natural persons and are masked; only identifiers of organisations are shown.
SELECT
    known_record.record_id::VARCHAR AS record_id,
    'record' AS fact,
    statement.record_type,
    party_attachment.unmatched_reason AS reason,
    code_source.department,
    statement.source,
    statement.document_number,
    CASE
        WHEN length(statement.party_name) <= 4 THEN substr(statement.party_name, 1, 1) || '**'
        ELSE statement.party_name
    END AS party_name,
    CASE WHEN statement.party_kind IN (1, 2, 3) THEN statement.party_code END AS party_code,
    (DATE '1970-01-01' + statement.event_day)::DATE AS event_date,
    (DATE '1970-01-01' + coalesce(changed_life.known_from, statement.known_from))::DATE AS known_from,
    source_file.name AS file,
    statement.line
FROM party_attachment
JOIN known_record USING (party_no)
JOIN statement ON statement.rowid = known_record.statement_no
LEFT JOIN changed_life ON changed_life.record_id = known_record.record_id
JOIN source_file ON source_file.file_no = statement.file_no
LEFT JOIN code_source ON code_source.source = statement.source
WHERE party_attachment.entity_id IS NULL
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
    amendment.line
FROM amendment
JOIN source_file USING (file_no)
LEFT JOIN code_source ON code_source.source = amendment.source
ANTI JOIN known_record USING (record_id)
WHERE amendment.known_from <= $as_of
ORDER BY record_type, record_id, fact, event_date, file, line
