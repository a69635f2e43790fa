-- Makes: numbered_record, one row a counting record, numbered from 0 in the order of entity, type and record id.
-- Reads: graded_record.
-- Why: shares are divided in this order, which is unique; arrays and rows are joined again by the number.
SELECT (row_number() OVER (ORDER BY entity_index, type_index, record_id) - 1)::INTEGER AS row_number, *
FROM graded_record
ORDER BY entity_index, type_index, record_id
