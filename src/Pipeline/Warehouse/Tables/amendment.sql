-- Makes: amendment, one row a later fact about a record: a revocation (0), repair (1), removal (2) or deletion (3).
-- Reads: nothing.
-- Why: a later fact has its own two dates and never erases the record. It may be known before its record is.
CREATE TABLE IF NOT EXISTS amendment (
    record_id UUID NOT NULL,
    record_type VARCHAR NOT NULL,
    kind UTINYINT NOT NULL,
    effective_on INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    known_from INTEGER NOT NULL,
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL,
    byte_offset BIGINT NOT NULL,
    document_number VARCHAR,
    party_name VARCHAR
);
