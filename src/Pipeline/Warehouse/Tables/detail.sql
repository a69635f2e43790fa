-- Makes: detail, one row a combination of the texts that statements give to attributes only the workspace's contracts know.
-- Reads: nothing.
-- Why: measures, hazards and results come in few combinations. detail_id is a hash of the row; attributes are columns a_NAME.
CREATE TABLE IF NOT EXISTS detail (
    detail_id BIGINT NOT NULL
);
