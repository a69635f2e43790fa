-- Makes: side_share, one row a counting record, with its share of the points of its entity; kept as shares_before or shares_after.
-- Reads: numbered_record, contribution_value, scored_entity, source_file.
-- Why: who moves is explained by the records that moved it.
SELECT
    scored_entity.entity_id,
    numbered_record.record_id,
    source_file.record_type,
    numbered_record.document_number,
    (DATE '1970-01-01' + numbered_record.event_day)::DATE AS event_date,
    contribution_value.share_milli
FROM numbered_record
JOIN contribution_value USING (row_number)
JOIN scored_entity USING (entity_index)
JOIN source_file ON source_file.file_no = numbered_record.file_no
