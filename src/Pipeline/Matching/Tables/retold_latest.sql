-- Makes: retold_latest, one row a retold record and source: what the source last said of the record by the as-of date.
-- Reads: retold_telling.
-- Why: no fact not yet known on the as-of date may count. What was delivered last is what the source last said, however late
--      an older delivery came. Of two statements of one day the one that knows more of the record's end wins, then the
--      greater hash: an order that does not depend on files or rows.
WITH latest AS (
    SELECT statement_no
    FROM retold_telling
    QUALIFY row_number() OVER (
        PARTITION BY retold_no, source
        ORDER BY
            delivered_on DESC,
            known_from DESC,
            (ended_on IS NOT NULL)::INTEGER + (revoked_on IS NOT NULL)::INTEGER + (repaired_on IS NOT NULL)::INTEGER DESC,
            statement_hash DESC
    ) = 1
)
SELECT retold_telling.*
FROM retold_telling
SEMI JOIN latest USING (statement_no)
