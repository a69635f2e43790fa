-- Makes: source_archive, one row an archive whose files were all taken.
-- Reads: nothing.
-- Why: an archive is known by its bytes, so that it need not be unpacked every night.
CREATE TABLE IF NOT EXISTS source_archive (
    sha256 VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL
);
