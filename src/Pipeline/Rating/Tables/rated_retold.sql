-- Makes: rated_retold, one row a record told in more than one way of a rated entity, with the statement that speaks for it.
-- Reads: retold_record, scored_entity.
-- Why: as rated_party.
SELECT retold_record.record_id, retold_record.file_no, retold_record.line, retold_record.known_from, retold_record.method, scored_entity.entity_index
FROM retold_record
JOIN scored_entity USING (entity_id)
