-- Makes: party_record, one row a record that statements tell of a party: its last statement.
-- Reads: statement, source_file.
-- Why: who decides whose a party is sees what hangs on it.
SELECT
    statement.record_id,
    source_file.record_type,
    source_file.source,
    statement.document_number,
    statement.event_day,
    source_file.name AS file,
    statement.line
FROM statement
JOIN source_file USING (file_no)
WHERE statement.party_id = $party
QUALIFY row_number() OVER (PARTITION BY statement.record_id ORDER BY source_file.delivered_on DESC, statement.file_no DESC, statement.line DESC) = 1
ORDER BY statement.event_day DESC, statement.record_id
