-- Makes: staged_refusal, one row a dump row that could not be loaded, whole.
-- Reads: refused_row (its columns only).
-- Why: as staged_entity.
SELECT file_no, line, byte_offset, column_name, reason, message, raw
FROM refused_row
WHERE false
