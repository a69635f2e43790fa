-- Makes: duplicate_row, one row a dump row of registrations, licences or later facts that said nothing new.
-- Reads: nothing.
-- Why: every row's fate can be told. Those of statements stand in retelling.
CREATE TABLE IF NOT EXISTS duplicate_row (
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL,
    fact_id UUID NOT NULL
);
