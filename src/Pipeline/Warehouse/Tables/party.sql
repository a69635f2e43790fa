-- Makes: party, one row a way in which statements name a party: its name and two identifiers, as cleaned, and what else they say of who it is.
-- Reads: nothing.
-- Why: a party is looked up once, however many statements name it. party_id is a hash of the row. What passes no check of an identifier is kept
--      as written (kind 0): it may be a slip, or the number of a natural person, and is never published; no more are addresses and representatives.
CREATE TABLE IF NOT EXISTS party (
    party_id BIGINT NOT NULL,
    party_name VARCHAR,
    party_kind UTINYINT NOT NULL,
    party_code VARCHAR,
    party_kind_2 UTINYINT NOT NULL,
    party_code_2 VARCHAR,
    party_address VARCHAR,
    party_representative VARCHAR,
    party_district VARCHAR,
    party_industry VARCHAR,
    party_licence VARCHAR
);
