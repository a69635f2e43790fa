-- Makes: kept_step, one row a step of a decision of kept_link, as in match_step.
-- Reads: nothing.
-- Why: see kept_linking.
CREATE TABLE IF NOT EXISTS kept_step (
    party_id BIGINT NOT NULL,
    step INTEGER NOT NULL,
    comparison VARCHAR NOT NULL,
    level VARCHAR NOT NULL,
    sharing INTEGER NOT NULL,
    weight_milli INTEGER NOT NULL
);
