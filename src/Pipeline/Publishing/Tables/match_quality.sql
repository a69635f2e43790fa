-- Makes: match_quality, one row a source of records: how its statements found their entities, and what it tells of whom they are about.
-- Reads: statement, source_file, party, party_owner, linked_party, code_source.
-- Why: how good matching is can be seen by department without any truth: what an identifier settles, what is weighed, how often that is expected to be
--      wrong (the sum of the probabilities that it is not so), and what the department could write better.
WITH told AS (
    SELECT source_file.source, statement.party_id, count(*) AS statements
    FROM statement
    JOIN source_file USING (file_no)
    WHERE source_file.known_from <= $as_of
    GROUP BY source_file.source, statement.party_id
),
weighed AS (
    SELECT
        party_id,
        substr(party_code, 17, 1) AS written,
        list_sum([
            (instr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(party_code, 8 + place, 1)) - 1) * [3, 7, 9, 10, 5, 8, 4, 2][place]
            for place in [1, 2, 3, 4, 5, 6, 7, 8]
        ]) AS weight
    FROM party
    WHERE party_kind = 1
),
unproven AS (
    SELECT party_id
    FROM weighed
    WHERE written <> CASE 11 - weight % 11 WHEN 10 THEN 'X' WHEN 11 THEN '0' ELSE (11 - weight % 11)::VARCHAR END
)
SELECT
    code_source.department,
    told.source,
    sum(statements)::BIGINT AS statements,
    coalesce(sum(statements) FILTER (method NOT IN ('evidence', 'repaired_code', 'review')), 0)::BIGINT AS matched_by_identifier,
    coalesce(sum(statements) FILTER (method IN ('evidence', 'repaired_code')), 0)::BIGINT AS matched_by_evidence,
    coalesce(sum(statements) FILTER (method = 'review'), 0)::BIGINT AS matched_by_review,
    coalesce(sum(statements) FILTER (unmatched_reason IN ('in_review', 'tie', 'code_conflict')), 0)::BIGINT AS waiting,
    coalesce(sum(statements) FILTER (party_owner.entity_id IS NULL), 0)::BIGINT AS unmatched,
    coalesce(
        sum(statements * (1000000 - linked_party.probability)) FILTER (party_owner.entity_id IS NOT NULL AND NOT linked_party.is_reviewed), 0
    )::BIGINT AS expected_wrong_ppm,
    coalesce(sum(statements) FILTER (linked_party.is_conflict), 0)::BIGINT AS code_conflicts,
    coalesce(sum(statements) FILTER (linked_party.is_tie), 0)::BIGINT AS ties,
    coalesce(sum(statements) FILTER (party.party_kind = 0 AND party.party_code IS NULL), 0)::BIGINT AS without_code,
    coalesce(sum(statements) FILTER (party.party_kind = 0 AND party.party_code IS NOT NULL), 0)::BIGINT AS unreadable_code,
    coalesce(sum(statements) FILTER (unproven.party_id IS NOT NULL), 0)::BIGINT AS unproven_organisation_code,
    coalesce(sum(statements) FILTER (party.party_address IS NULL), 0)::BIGINT AS without_address,
    coalesce(sum(statements) FILTER (party.party_representative IS NULL), 0)::BIGINT AS without_representative
FROM told
JOIN party USING (party_id)
JOIN party_owner USING (party_id)
LEFT JOIN linked_party USING (party_id)
LEFT JOIN unproven USING (party_id)
LEFT JOIN code_source ON code_source.source = told.source
GROUP BY code_source.department, told.source
ORDER BY code_source.department, told.source
