-- Makes: record_attachment, one row a record known by the as-of date: its entity and how it was found, or why it has none. A view.
-- Reads: known_record, party_attachment.
-- Why: whose record is it?
SELECT known_record.record_id, party_attachment.entity_id, party_attachment.method, party_attachment.unmatched_reason
FROM known_record
JOIN party_attachment USING (party_no)
