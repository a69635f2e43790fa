-- Makes: refused_row, one row a dump row that could not be loaded, kept whole.
-- Reads: nothing.
-- Why: a lost row hides a danger. Every refused row has an address and a reason, and its raw bytes.
CREATE TABLE IF NOT EXISTS refused_row (
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL,
    byte_offset BIGINT NOT NULL,
    column_name VARCHAR,
    reason VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    raw BLOB NOT NULL
);
