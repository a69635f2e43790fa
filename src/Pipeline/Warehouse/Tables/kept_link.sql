-- Makes: kept_link, one row a party that the last linking decided, as in linked_party.
-- Reads: nothing.
-- Why: see kept_linking.
CREATE TABLE IF NOT EXISTS kept_link (
    party_id BIGINT NOT NULL,
    outcome UTINYINT NOT NULL,
    entity_id VARCHAR,
    probability INTEGER NOT NULL,
    weight_milli INTEGER NOT NULL,
    runner_up VARCHAR,
    runner_up_weight_milli INTEGER,
    is_conflict BOOLEAN NOT NULL,
    is_tie BOOLEAN NOT NULL,
    is_repaired BOOLEAN NOT NULL,
    is_person BOOLEAN NOT NULL,
    is_reviewed BOOLEAN NOT NULL
);
