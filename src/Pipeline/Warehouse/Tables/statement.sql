-- Makes: statement, one row a statement of one source about one record; a changed row is a new statement.
-- Reads: nothing.
-- Why: records are never overwritten. What was known on a day is the latest statement of each source known by then.
--      Free attributes of the workspace's contracts are added as columns a_NAME.
CREATE TABLE IF NOT EXISTS statement (
    record_id UUID NOT NULL,
    record_type VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    is_echo BOOLEAN NOT NULL,
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL,
    byte_offset BIGINT NOT NULL,
    statement_hash UUID NOT NULL,
    document_number VARCHAR,
    party_name VARCHAR,
    party_kind UTINYINT NOT NULL,
    party_code VARCHAR,
    party_kind_2 UTINYINT NOT NULL,
    party_code_2 VARCHAR,
    event_day INTEGER NOT NULL,
    in_force_until INTEGER,
    ended_on INTEGER,
    revoked_on INTEGER,
    repaired_on INTEGER
);
