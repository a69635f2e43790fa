-- Makes: listing_change, one row a record that a full list no longer held, or held again.
-- Reads: nothing.
-- Why: a row that is missing from a full list is over from the list's delivery date; a list that holds it again takes that back.
CREATE TABLE IF NOT EXISTS listing_change (
    record_id UUID NOT NULL,
    source VARCHAR NOT NULL,
    is_listed BOOLEAN NOT NULL,
    effective_on INTEGER NOT NULL,
    known_from INTEGER NOT NULL,
    file_no INTEGER NOT NULL
);
