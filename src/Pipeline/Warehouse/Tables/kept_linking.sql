-- Makes: kept_linking, at most one row: the linking whose decisions kept_link holds: its day, the last file known, model, and size of the registry.
-- Reads: nothing.
-- Why: what cannot have changed since is not decided again. It is derived: a warehouse without it decides everything once more.
CREATE TABLE IF NOT EXISTS kept_linking (
    as_of INTEGER NOT NULL,
    last_file INTEGER NOT NULL,
    model VARCHAR NOT NULL,
    entity_bits INTEGER NOT NULL
);
