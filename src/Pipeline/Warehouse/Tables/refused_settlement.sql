-- Makes: refused_settlement, one row a refused row that was read once more, or discarded.
-- Reads: nothing.
-- Why: a refused row stays as it was told; what became of it later is a fact of its own, with the day it is known from.
CREATE TABLE IF NOT EXISTS refused_settlement (
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL,
    is_replayed BOOLEAN NOT NULL,
    known_from INTEGER NOT NULL,
    because VARCHAR NOT NULL
);
