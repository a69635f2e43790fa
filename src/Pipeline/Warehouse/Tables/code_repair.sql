-- Makes: code_repair, one row a code that a dump wrote otherwise than it is, and that its check character proves.
-- Reads: nothing.
-- Why: what was repaired can be looked up and questioned. Only codes of organisations are repaired, never numbers of persons.
CREATE TABLE IF NOT EXISTS code_repair (
    file_no INTEGER NOT NULL,
    line BIGINT NOT NULL,
    column_name VARCHAR NOT NULL,
    written VARCHAR NOT NULL,
    repaired VARCHAR NOT NULL,
    rules VARCHAR NOT NULL
);
