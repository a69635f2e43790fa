-- Makes: training_party, one row a party that weights are learned from: all about which a decision of a person stands, and the first of the others by id
--        until there are as many as asked for; with the number of all others.
-- Reads: party, statement, source_file, reviewed_party.
-- Why: ids are hashes, so the first are a sample that depends on no order of files.
WITH named AS (
    SELECT party.*, reviewed_party.party_id IS NOT NULL AS is_decided
    FROM party
    SEMI JOIN (
        SELECT party_id
        FROM statement
        JOIN source_file USING (file_no)
        WHERE source_file.known_from <= $as_of
    ) AS known USING (party_id)
    LEFT JOIN reviewed_party USING (party_id)
    WHERE party.party_name IS NOT NULL
)
SELECT named.*, count(*) FILTER (NOT is_decided) OVER () AS others
FROM named
QUALIFY is_decided OR row_number() OVER (ORDER BY is_decided DESC, party_id) <= $parties
ORDER BY party_id
