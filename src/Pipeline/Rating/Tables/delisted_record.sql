-- Makes: delisted_record, one row a record and source whose last full list known by the as-of date does not hold it.
-- Reads: listing_change.
-- Why: a list may drop a record and hold it again; the latest list speaks.
SELECT record_id, source, effective_on
FROM listing_change
WHERE known_from <= $as_of
QUALIFY row_number() OVER (PARTITION BY record_id, source ORDER BY effective_on DESC, file_no DESC) = 1 AND NOT is_listed
