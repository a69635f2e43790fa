-- Makes: contributions, one row a counting record of a rated entity, with its share of the entity's points.
-- Reads: numbered_record, contribution_value, scored_entity, statement, changed_life, party_attachment, code_source, code_record_type, source_file.
-- Why: every point is explained; the shares of an entity's records sum exactly to its points less its base.
SELECT
    scored_entity.entity_id,
    numbered_record.record_id::VARCHAR AS record_id,
    statement.record_type,
    code_record_type.title AS record_type_title,
    ['minor', 'general', 'serious', 'grave'][numbered_record.severity + 1] AS severity,
    code_source.department,
    statement.source,
    coalesce(changed_life.sources, statement.source) AS sources,
    statement.document_number,
    (DATE '1970-01-01' + numbered_record.event_day)::DATE AS event_date,
    (DATE '1970-01-01' + coalesce(changed_life.known_from, statement.known_from))::DATE AS known_from,
    (DATE '1970-01-01' + numbered_record.in_force_until)::DATE AS in_force_until,
    numbered_record.repaired AS is_repaired,
    contribution_value.age_days,
    contribution_value.weight_milli,
    contribution_value.decay_q16,
    contribution_value.contribution_milli,
    contribution_value.share_milli,
    party_attachment.method AS matched_by,
    source_file.name AS file,
    statement.line
FROM numbered_record
JOIN contribution_value USING (row_number)
JOIN scored_entity USING (entity_index)
JOIN statement ON statement.rowid = numbered_record.statement_no
LEFT JOIN changed_life ON changed_life.record_id = numbered_record.record_id
JOIN party_attachment ON party_attachment.party_no = numbered_record.party_no
JOIN source_file ON source_file.file_no = statement.file_no
LEFT JOIN code_source ON code_source.source = statement.source
LEFT JOIN code_record_type ON code_record_type.record_type = statement.record_type
ORDER BY numbered_record.row_number
