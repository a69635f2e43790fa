-- Makes: staged_detail, one row a combination of texts that a reader met, perhaps one that others met, too.
-- Reads: detail (its columns only).
-- Why: as staged_entity.
SELECT *
FROM detail
WHERE false
