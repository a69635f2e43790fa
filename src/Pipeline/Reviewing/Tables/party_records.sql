-- Makes: party_records, one row a source and type of the records that name a party: how many, of what severity those that count now, and of which days.
-- Reads: statement, source_file, numbered_record.
-- Why: it is what the decision about a party is about.
WITH told AS (
    SELECT source_file.source, source_file.record_type, statement.record_id, min(statement.event_day) AS first_day, max(statement.event_day) AS last_day
    FROM statement
    JOIN source_file USING (file_no)
    WHERE statement.party_id = $party AND source_file.known_from <= $as_of
    GROUP BY source_file.source, source_file.record_type, statement.record_id
)
SELECT
    told.source,
    told.record_type,
    count(*) AS records,
    count(*) FILTER (numbered_record.severity = 0) AS minor,
    count(*) FILTER (numbered_record.severity = 1) AS general,
    count(*) FILTER (numbered_record.severity = 2) AS serious,
    count(*) FILTER (numbered_record.severity = 3) AS grave,
    min(first_day) AS first_day,
    max(last_day) AS last_day
FROM told
LEFT JOIN numbered_record USING (record_id)
GROUP BY told.source, told.record_type
ORDER BY told.source, told.record_type
