-- Makes: applied_change, one row a change of the log that is in the warehouse.
-- Reads: nothing.
-- Why: an entry of the log that is not here was left by a process that was killed before it committed, and is made again.
CREATE TABLE IF NOT EXISTS applied_change (
    entry INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL
);
