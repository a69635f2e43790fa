-- Makes: retelling, one row a statement that is a duplicate, or tells of a record that is told in more than one way, with its fate: loaded (0),
--        duplicate (1) or echo (2).
-- Reads: nothing.
-- Why: most records are told in one way; what compares tellings looks at these alone. A statement that is not here is loaded.
CREATE TABLE IF NOT EXISTS retelling (
    record_id UUID NOT NULL,
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL,
    fate UTINYINT NOT NULL,
    statement_hash BIGINT NOT NULL,
    party_id BIGINT NOT NULL,
    ended_on INTEGER,
    revoked_on INTEGER,
    repaired_on INTEGER
);
