-- Makes: record_attachment, one row a record known by the as-of date: its entity and how it was found, or why it has none.
-- Reads: statement, retold_record, told_party, party_attachment.
-- Why: whose record is it? Everything later joins on the answer.
SELECT statement.record_id, party_attachment.entity_id, party_attachment.method, party_attachment.unmatched_reason
FROM statement
ANTI JOIN retold_record USING (record_id)
JOIN told_party
    ON told_party.party_kind = statement.party_kind
    AND told_party.party_code IS NOT DISTINCT FROM statement.party_code
    AND told_party.party_kind_2 = statement.party_kind_2
    AND told_party.party_code_2 IS NOT DISTINCT FROM statement.party_code_2
JOIN party_attachment USING (party_no)
WHERE statement.known_from <= $as_of
UNION ALL
SELECT retold_record.record_id, party_attachment.entity_id, party_attachment.method, party_attachment.unmatched_reason
FROM retold_record
JOIN party_attachment ON party_attachment.party_no = -retold_record.retold_no
