-- Makes: staged_repair, one row a code that was repaired as it was read.
-- Reads: code_repair (its columns only).
-- Why: as staged_entity.
SELECT file_no, line, column_name, written, repaired, rules
FROM code_repair
WHERE false
