-- Makes: numbered_record, one row a counting record, numbered from 0 in the order of entity, type and record id.
-- Reads: graded_record, known_record.
-- Why: shares are divided in this order, which is unique; arrays and rows are joined again by the number.
SELECT
    (row_number() OVER (ORDER BY entity_index, type_index, record_id) - 1)::INTEGER AS row_number,
    entity_index, type_index, severity, repaired, event_day, in_force_until, record_id, statement_no, party_no
FROM graded_record
JOIN known_record USING (record_id)
ORDER BY entity_index, type_index, record_id
