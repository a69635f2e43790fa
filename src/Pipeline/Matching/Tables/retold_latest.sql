-- Makes: retold_latest, one row a record told in more than one way and source: what the source last said of the record by the as-of date.
-- Reads: retelling, source_file.
-- Why: no fact not yet known on the as-of date may count. What was delivered last is what the source last said, however late
--      an older delivery came. Of two statements of one day the one that knows more of the record's end wins, then the
--      greater hash: an order that does not depend on files or rows.
SELECT
    record_id, retelling.file_no, line, source_file.source, source_file.rank, source_file.known_from, party_id, ended_on, revoked_on, repaired_on
FROM retelling
JOIN source_file USING (file_no)
WHERE fate <> 1 AND source_file.known_from <= $as_of
QUALIFY row_number() OVER (
    PARTITION BY record_id, source_file.source
    ORDER BY
        source_file.delivered_on DESC,
        source_file.known_from DESC,
        (ended_on IS NOT NULL)::INTEGER + (revoked_on IS NOT NULL)::INTEGER + (repaired_on IS NOT NULL)::INTEGER DESC,
        statement_hash DESC
) = 1
