-- Makes: retold_latest, one row a retold record and source: what the source last said of the record by the as-of date.
-- Reads: statement, retold_record.
-- Why: no fact not yet known on the as-of date may count. Of two statements of one day the one that knows more of the
--      record's end wins, then the greater hash: an order that does not depend on files or rows.
SELECT *
FROM statement
WHERE known_from <= $as_of AND record_id IN (SELECT record_id FROM retold_record)
QUALIFY row_number() OVER (
    PARTITION BY record_id, source
    ORDER BY
        known_from DESC,
        (ended_on IS NOT NULL)::INTEGER + (revoked_on IS NOT NULL)::INTEGER + (repaired_on IS NOT NULL)::INTEGER DESC,
        statement_hash DESC
) = 1
