-- Makes: spoken_record, one row a record of a rated entity known by the as-of date: the statement that speaks for it. A view.
-- Reads: statement, source_file, rated_party, retelling, rated_retold.
-- Why: a record told once is its one statement; only those of rated entities are looked at.
SELECT rated_party.entity_index, rated_party.method, source_file.record_type, source_file.known_from, statement.*
FROM statement
JOIN rated_party USING (party_id)
JOIN source_file USING (file_no)
ANTI JOIN retelling ON retelling.file_no = statement.file_no AND retelling.line = statement.line AND retelling.record_id = statement.record_id
WHERE source_file.known_from <= $as_of
UNION ALL
SELECT rated_retold.entity_index, rated_retold.method, source_file.record_type, rated_retold.known_from, statement.*
FROM statement
JOIN rated_retold USING (file_no, line, record_id)
JOIN source_file USING (file_no)
