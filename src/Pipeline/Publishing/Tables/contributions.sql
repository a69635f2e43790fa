-- Makes: contributions, one row a counting record of a rated entity, with its share of the entity's points.
-- Reads: numbered_record, contribution_value, scored_entity, record_spoken, record_life, code_source, code_record_type, source_file.
-- Why: every point is explained; the shares of an entity's records sum exactly to its points less its base.
SELECT
    scored_entity.entity_id,
    numbered_record.record_id::VARCHAR AS record_id,
    record_spoken.record_type,
    code_record_type.title AS record_type_title,
    ['minor', 'general', 'serious', 'grave'][numbered_record.severity + 1] AS severity,
    code_source.department,
    record_spoken.source,
    record_life.sources,
    record_spoken.document_number,
    (DATE '1970-01-01' + numbered_record.event_day)::DATE AS event_date,
    (DATE '1970-01-01' + record_life.known_from)::DATE AS known_from,
    (DATE '1970-01-01' + numbered_record.in_force_until)::DATE AS in_force_until,
    numbered_record.repaired AS is_repaired,
    contribution_value.age_days,
    contribution_value.weight_milli,
    contribution_value.decay_q16,
    contribution_value.contribution_milli,
    contribution_value.share_milli,
    record_attachment.method AS matched_by,
    source_file.name AS file,
    record_spoken.line
FROM numbered_record
JOIN contribution_value USING (row_number)
JOIN scored_entity USING (entity_index)
JOIN record_spoken USING (record_id)
JOIN record_life USING (record_id)
JOIN record_attachment USING (record_id)
JOIN source_file USING (file_no)
LEFT JOIN code_source ON code_source.source = record_spoken.source
LEFT JOIN code_record_type ON code_record_type.record_type = record_spoken.record_type
ORDER BY numbered_record.row_number
