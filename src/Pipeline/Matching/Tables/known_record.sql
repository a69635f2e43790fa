-- Makes: known_record, one row a record known by the as-of date: the statement that speaks for it, and its party.
-- Reads: statement, retold_record, retold_latest, told_party.
-- Why: departments differ in what they know of a decision; the workspace's ranks say who is believed. Three narrow columns
--      stand for the record from here on; statement_no is the statement's row id, which no run changes while it rates.
SELECT statement.record_id, statement.rowid AS statement_no, told_party.party_no
FROM statement
ANTI JOIN retold_record USING (record_id)
JOIN told_party
    ON told_party.party_kind = statement.party_kind
    AND told_party.party_code IS NOT DISTINCT FROM statement.party_code
    AND told_party.party_kind_2 = statement.party_kind_2
    AND told_party.party_code_2 IS NOT DISTINCT FROM statement.party_code_2
WHERE statement.known_from <= $as_of
UNION ALL
SELECT record_id, arg_min(statement_no, (rank, source)), -retold_no
FROM retold_latest
GROUP BY record_id, retold_no
