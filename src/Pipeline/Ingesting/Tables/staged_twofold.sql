-- Makes: staged_twofold, one row a row as read that tells of two records.
-- Reads: twofold_row (its columns only).
-- Why: as staged_entity.
SELECT file_no, line
FROM twofold_row
WHERE false
