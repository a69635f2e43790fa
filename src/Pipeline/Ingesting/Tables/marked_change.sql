-- Makes: marked_change, one row a record, source and file: whether the file's last row about the record tells it or deletes it.
-- Reads: staged_amendment, staged_file, amendment, statement, source_file, listing_change.
-- Why: a source that deletes a record by a change mark may tell it again; the latest delivery speaks, as with full lists. Only
--      records that new files delete, or tell after a deletion, are looked at, but in all files of their source: an old delta that
--      comes late must not delete what a later one tells.
WITH deletion AS (
    SELECT record_id, source, file_no, line
    FROM staged_amendment JOIN staged_file USING (file_no)
    WHERE kind = 3
),
told AS (
    SELECT record_id, source_file.source, statement.file_no, line
    FROM statement JOIN source_file USING (file_no)
),
touched AS (
    SELECT record_id, source FROM deletion
    UNION
    SELECT record_id, source
    FROM told
    SEMI JOIN (FROM amendment WHERE kind = 3) AS deleted USING (record_id, source)
    WHERE file_no >= $first_no
),
event AS (
    SELECT record_id, source, file_no, line, false AS is_listed FROM deletion
    UNION ALL
    SELECT record_id, source, file_no, line, true FROM told SEMI JOIN touched USING (record_id, source)
)
SELECT record_id, source, file_no, arg_max(is_listed, line) AS is_listed
FROM event
ANTI JOIN listing_change USING (record_id, source, file_no)
GROUP BY record_id, source, file_no
