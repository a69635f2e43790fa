-- Makes: telling, one row a statement that is no duplicate, with its file's source and its party. A view.
-- Reads: statement, source_file, party, retelling.
-- Why: for those who look at few statements, or at all of them once.
SELECT
    statement.*,
    source_file.record_type,
    source_file.source,
    source_file.rank,
    source_file.known_from,
    coalesce(retelling.fate = 2, false) AS is_echo,
    party.* EXCLUDE (party_id)
FROM statement
JOIN source_file USING (file_no)
JOIN party USING (party_id)
LEFT JOIN retelling ON retelling.file_no = statement.file_no AND retelling.line = statement.line AND retelling.record_id = statement.record_id
WHERE retelling.fate IS DISTINCT FROM 1
