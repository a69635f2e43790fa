-- Makes: told_party, one row a spelling of a party (its two identifiers) in records told once, with a number.
-- Reads: statement, retold_record.
-- Why: a party is looked up once, however many records it has.
SELECT row_number() OVER () AS party_no, party_kind, party_code, party_kind_2, party_code_2
FROM (
    SELECT DISTINCT party_kind, party_code, party_kind_2, party_code_2
    FROM statement
    ANTI JOIN retold_record USING (record_id)
    WHERE known_from <= $as_of
)
