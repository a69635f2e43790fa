-- Makes: entity_version, one row a statement of one registration source about one entity.
-- Reads: nothing.
-- Why: names, industries and places change; a rating speaks of the entity as it was known on its day.
CREATE TABLE IF NOT EXISTS entity_version (
    entity_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL,
    byte_offset BIGINT NOT NULL,
    statement_hash UUID NOT NULL,
    uscc VARCHAR,
    organisation_code VARCHAR,
    registration_number VARCHAR,
    name VARCHAR NOT NULL,
    entity_type VARCHAR,
    status VARCHAR,
    industry VARCHAR,
    district VARCHAR,
    address VARCHAR,
    branch VARCHAR,
    grid VARCHAR,
    representative VARCHAR,
    established_on INTEGER
);
