-- Makes: seen_file, one row a file that lay in the inbox when it was searched last: its size, when it was written (UTC ticks), and its hash.
-- Reads: nothing.
-- Why: a file that was not touched since is not hashed again every night.
CREATE TABLE IF NOT EXISTS seen_file (
    path VARCHAR NOT NULL,
    bytes BIGINT NOT NULL,
    written BIGINT NOT NULL,
    sha256 VARCHAR NOT NULL
);
