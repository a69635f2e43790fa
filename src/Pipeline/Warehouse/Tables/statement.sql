-- Makes: statement, one row a row of a dump that tells a record; a changed or repeated row is a new statement.
-- Reads: nothing.
-- Why: records are never overwritten. What was known on a day is the latest statement of each source known by then.
--      Who is named and in which words stands once in party and detail: statements repeat both all the time. What is the same for a whole file
--      stands in source_file. Numbers and dates that only the workspace's contracts know are added as columns a_NAME.
CREATE TABLE IF NOT EXISTS statement (
    record_id UUID NOT NULL,
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL,
    byte_offset BIGINT NOT NULL,
    statement_hash BIGINT NOT NULL,
    party_id BIGINT NOT NULL,
    detail_id BIGINT NOT NULL,
    document_number VARCHAR,
    event_day INTEGER NOT NULL,
    in_force_until INTEGER,
    ended_on INTEGER,
    revoked_on INTEGER,
    repaired_on INTEGER
);
