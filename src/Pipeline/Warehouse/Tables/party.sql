-- Makes: party, one row a way in which statements name a party: its name and two identifiers, as cleaned.
-- Reads: nothing.
-- Why: a party is looked up once, however many statements name it. party_id is a hash of the row.
CREATE TABLE IF NOT EXISTS party (
    party_id BIGINT NOT NULL,
    party_name VARCHAR,
    party_kind UTINYINT NOT NULL,
    party_code VARCHAR,
    party_kind_2 UTINYINT NOT NULL,
    party_code_2 VARCHAR
);
