-- Makes: refused, one row a dump row known by the as-of date that was refused.
-- Reads: refused_row, source_file, refused_settlement, code_source.
-- Why: readers see how much of each delivery is missing and why. The raw bytes may hold personal data and stay in the warehouse.
SELECT
    code_source.department,
    source_file.source,
    source_file.name AS file,
    source_file.sha256 AS file_sha256,
    refused_row.line,
    refused_row.byte_offset,
    refused_row.column_name,
    refused_row.reason,
    refused_row.message,
    octet_length(refused_row.raw)::BIGINT AS raw_bytes,
    sha256(refused_row.raw) AS raw_sha256,
    CASE WHEN refused_settlement.is_replayed THEN 'replayed' WHEN NOT refused_settlement.is_replayed THEN 'discarded' ELSE 'open' END AS settled,
    source_file.contract_hash
FROM refused_row
JOIN source_file USING (file_no)
LEFT JOIN refused_settlement
    ON refused_settlement.file_no = refused_row.file_no
    AND refused_settlement.line = refused_row.line
    AND refused_settlement.known_from <= $as_of
LEFT JOIN code_source ON code_source.source = source_file.source
WHERE source_file.known_from <= $as_of
ORDER BY source_file.name, source_file.sha256, refused_row.line, refused_row.byte_offset
