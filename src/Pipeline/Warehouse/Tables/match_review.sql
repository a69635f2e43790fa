-- Makes: match_review, one row a decision of a person: a party is an entity's (accept), is not the entity's or, without an entity, nobody's (reject),
--        or an earlier decision is taken back (undo).
-- Reads: nothing.
-- Why: a decision is never deleted or changed. What a later one says of the same party and entity counts, from the day that it is known from.
CREATE TABLE IF NOT EXISTS match_review (
    number INTEGER NOT NULL,
    verdict VARCHAR NOT NULL,
    undoes INTEGER,
    party_id BIGINT NOT NULL,
    entity_id VARCHAR,
    decided_by VARCHAR NOT NULL,
    decided_at TIMESTAMP NOT NULL,
    because VARCHAR NOT NULL,
    known_from INTEGER NOT NULL
);
