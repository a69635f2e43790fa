-- Makes: retold_telling, one row a statement known by the as-of date about a retold record.
-- Reads: statement, retold_record, source_file.
-- Why: what compares tellings reads these few columns of few rows; statement_no finds the whole statement again.
SELECT
    retold_no, record_id, statement.rowid AS statement_no, statement.source, rank, statement.known_from, delivered_on, statement_hash, party_kind, party_code, party_kind_2,
    party_code_2, ended_on, revoked_on, repaired_on
FROM statement
JOIN retold_record USING (record_id)
JOIN source_file USING (file_no)
WHERE statement.known_from <= $as_of
