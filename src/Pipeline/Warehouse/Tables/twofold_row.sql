-- Makes: twofold_row, one row a dump row that tells of two records, one for each business that it names.
-- Reads: nothing.
-- Why: the books of files count rows, those of a run count records.
CREATE TABLE IF NOT EXISTS twofold_row (
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL
);
