-- Makes: contributions, one row a counting record of a rated entity, with its share of the entity's points. A view.
-- Reads: numbered_record, contribution_value, scored_entity, retold_latest, match_of_party, code_source, code_record_type, source_file.
-- Why: every point is explained; the shares of an entity's records sum exactly to its points less its base. The id of the match stands also where an
--      identifier alone settled it, so that a person can take it back.
WITH several AS (
    SELECT record_id, string_agg(source, ';' ORDER BY source) AS sources
    FROM retold_latest
    SEMI JOIN numbered_record USING (record_id)
    GROUP BY record_id
)
SELECT
    scored_entity.entity_id,
    numbered_record.record_id::VARCHAR AS record_id,
    source_file.record_type,
    code_record_type.title AS record_type_title,
    ['minor', 'general', 'serious', 'grave'][numbered_record.severity + 1] AS severity,
    code_source.department,
    source_file.source,
    coalesce(several.sources, source_file.source) AS sources,
    numbered_record.document_number,
    (DATE '1970-01-01' + numbered_record.event_day)::DATE AS event_date,
    (DATE '1970-01-01' + numbered_record.known_from)::DATE AS known_from,
    (DATE '1970-01-01' + numbered_record.in_force_until)::DATE AS in_force_until,
    numbered_record.repaired AS is_repaired,
    contribution_value.age_days,
    contribution_value.weight_milli,
    contribution_value.decay_q16,
    contribution_value.contribution_milli,
    contribution_value.share_milli,
    numbered_record.method AS matched_by,
    printf('%016x', numbered_record.party_id) AS match_id,
    match_of_party.probability_ppm AS match_probability_ppm,
    source_file.name AS file,
    numbered_record.line
FROM numbered_record
JOIN contribution_value USING (row_number)
JOIN scored_entity USING (entity_index)
JOIN source_file ON source_file.file_no = numbered_record.file_no
LEFT JOIN several ON several.record_id = numbered_record.record_id
LEFT JOIN match_of_party ON match_of_party.party_id = numbered_record.party_id AND match_of_party.entity_id = scored_entity.entity_id
LEFT JOIN code_source ON code_source.source = source_file.source
LEFT JOIN code_record_type ON code_record_type.record_type = source_file.record_type
ORDER BY numbered_record.row_number
