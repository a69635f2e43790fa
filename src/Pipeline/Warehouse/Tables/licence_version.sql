-- Makes: licence_version, one row a statement of one source about one food licence.
-- Reads: nothing.
-- Why: who holds a valid food licence on a day is a food operator on that day.
CREATE TABLE IF NOT EXISTS licence_version (
    licence_id UUID NOT NULL,
    source VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL,
    byte_offset BIGINT NOT NULL,
    statement_hash UUID NOT NULL,
    licence_number VARCHAR NOT NULL,
    party_kind UTINYINT NOT NULL,
    party_code VARCHAR,
    party_name VARCHAR,
    party_address VARCHAR,
    party_representative VARCHAR,
    business_form VARCHAR,
    issued_on INTEGER,
    valid_until INTEGER
);
