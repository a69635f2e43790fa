-- Makes: record_attachment, one row a record known by the as-of date: its entity and how it was found, or why it has none. A view.
-- Reads: statement, source_file, retelling, retold_record, attachment.
-- Why: whose record is it?
SELECT statement.record_id, attachment.entity_id, attachment.method, attachment.unmatched_reason
FROM statement
JOIN source_file USING (file_no)
JOIN attachment USING (party_id)
ANTI JOIN retelling ON retelling.file_no = statement.file_no AND retelling.line = statement.line AND retelling.record_id = statement.record_id
WHERE source_file.known_from <= $as_of
UNION ALL
SELECT record_id, entity_id, method, unmatched_reason
FROM retold_record
