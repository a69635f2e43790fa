-- Makes: staged_amendment, one row an amendment row as read.
-- Reads: amendment (its columns only).
-- Why: as staged_entity.
SELECT file_no, line, byte_offset, record_id, kind, effective_on, document_number, party_name
FROM amendment
WHERE false
