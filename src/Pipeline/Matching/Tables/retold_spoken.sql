-- Makes: retold_spoken, one row a record told in more than one way: the statement of its lowest-ranked source, and whether all sources name one party.
-- Reads: retold_latest.
-- Why: who is believed is settled before it is known whose the record is.
SELECT
    record_id,
    file_no,
    line,
    party_id,
    min(party_id) OVER (PARTITION BY record_id) <> max(party_id) OVER (PARTITION BY record_id) AS is_joint
FROM retold_latest
QUALIFY row_number() OVER (PARTITION BY record_id ORDER BY rank, source) = 1
