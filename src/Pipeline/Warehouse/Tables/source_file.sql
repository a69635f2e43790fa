-- Makes: source_file, one row a dump that was taken from the inbox.
-- Reads: nothing.
-- Why: a file is known by its bytes (a full list, or a delta with change marks, by its bytes and day), so the same file delivered twice changes nothing; its books must balance.
--      Format, delimiter and header (a JSON list) read a refused row once more. Rows that are read once more are a file of their own.
CREATE TABLE IF NOT EXISTS source_file (
    file_no INTEGER PRIMARY KEY,
    sha256 VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    record_type VARCHAR,
    name VARCHAR NOT NULL,
    bytes BIGINT NOT NULL,
    encoding VARCHAR NOT NULL,
    contract_hash VARCHAR NOT NULL,
    delivered_on INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    rows_read BIGINT NOT NULL,
    rows_loaded BIGINT NOT NULL,
    rows_duplicate BIGINT NOT NULL,
    rows_refused BIGINT NOT NULL,
    format VARCHAR NOT NULL,
    delimiter VARCHAR NOT NULL,
    header VARCHAR NOT NULL,
    UNIQUE (sha256, delivered_on)
);
