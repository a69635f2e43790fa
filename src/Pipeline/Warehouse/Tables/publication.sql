-- Makes: publication, one row a run that was published, in the order of publication.
-- Reads: nothing.
-- Why: the run before the as-of date is where "colour before" and the stability chain come from.
CREATE TABLE IF NOT EXISTS publication (
    sequence BIGINT PRIMARY KEY,
    run_id VARCHAR NOT NULL UNIQUE,
    as_of INTEGER NOT NULL,
    directory VARCHAR NOT NULL,
    policy_hash VARCHAR NOT NULL
);
