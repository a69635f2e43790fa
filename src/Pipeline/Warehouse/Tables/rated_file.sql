-- Makes: rated_file, one row a dump that a published run knew: the first such run.
-- Reads: nothing.
-- Why: of a refused row it can be told since which rating it is missing.
CREATE TABLE IF NOT EXISTS rated_file (
    file_no INTEGER PRIMARY KEY,
    run_id VARCHAR NOT NULL
);
