-- Makes: shares_off, one row an entity whose shares do not sum to its points less its base, or that has shares and no rating.
-- Reads: candidate_rating, candidate_contribution.
-- Why: whoever is coloured can be told by which records, to the last thousandth of a point; all in whole numbers.
SELECT entity_id
FROM (
    SELECT entity_id, points_milli - base_milli AS owed, 0 AS shared, 1 AS ratings
    FROM candidate_rating
    UNION ALL
    SELECT entity_id, 0 AS owed, share_milli AS shared, 0 AS ratings
    FROM candidate_contribution
)
GROUP BY entity_id
HAVING sum(owed) <> sum(shared) OR sum(ratings) <> 1
