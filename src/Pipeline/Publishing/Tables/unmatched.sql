-- Makes: unmatched, one row a record known by the as-of date that belongs to no registered entity as far as identifiers tell,
--        and one row a later fact about a record that nobody has delivered.
-- Reads: record_attachment, record_spoken, record_life, amendment, code_source, source_file.
-- Why: a record without an entity colours nobody and must not be forgotten. Names of up to four characters are those of
--      natural persons and are masked; only identifiers of organisations are shown.
SELECT
    record_spoken.record_id::VARCHAR AS record_id,
    'record' AS fact,
    record_spoken.record_type,
    record_attachment.unmatched_reason AS reason,
    code_source.department,
    record_spoken.source,
    record_spoken.document_number,
    CASE
        WHEN length(record_spoken.party_name) <= 4 THEN substr(record_spoken.party_name, 1, 1) || '**'
        ELSE record_spoken.party_name
    END AS party_name,
    CASE WHEN record_spoken.party_kind IN (1, 2, 3) THEN record_spoken.party_code END AS party_code,
    (DATE '1970-01-01' + record_spoken.event_day)::DATE AS event_date,
    (DATE '1970-01-01' + record_life.known_from)::DATE AS known_from,
    source_file.name AS file,
    record_spoken.line
FROM record_attachment
JOIN record_spoken USING (record_id)
JOIN record_life USING (record_id)
JOIN source_file USING (file_no)
LEFT JOIN code_source ON code_source.source = record_spoken.source
WHERE record_attachment.entity_id IS NULL
UNION ALL
SELECT
    amendment.record_id::VARCHAR,
    ['revocation', 'repair', 'removal'][amendment.kind + 1],
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
LEFT JOIN record_attachment USING (record_id)
WHERE amendment.known_from <= $as_of AND record_attachment.record_id IS NULL
ORDER BY record_type, record_id, fact, event_date, file, line
