-- Makes: changed_record, one row a record known by the as-of date that is retold or has later facts of its own.
-- Reads: retold_record, amendment, delisted_record.
-- Why: the life of every other record is what its one statement says.
SELECT record_id FROM retold_record
UNION
SELECT record_id FROM amendment WHERE known_from <= $as_of
UNION
SELECT record_id FROM delisted_record
