-- Makes: red_without_record, one row an entity that is red without a counting record.
-- Reads: candidate_rating, candidate_contribution.
-- Why: no business may be called the worst for nothing. One that was red and has to wait until it improves (stability) had its records.
SELECT entity_id
FROM candidate_rating
ANTI JOIN candidate_contribution USING (entity_id)
WHERE colour = 'red' AND (colour_by_rules = 'red' OR colour_before IS DISTINCT FROM 'red')
