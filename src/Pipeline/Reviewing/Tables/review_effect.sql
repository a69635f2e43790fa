-- Makes: review_effect, one row a party that waits, with the colour and points of its likeliest entity as they are and as they would be if all such
--        parties were accepted; those that raise a colour most first.
-- Reads: waiting_party, colour_now, colour_then.
-- Why: a person's time goes where a decision matters. An entity that is not rated has no colour.
SELECT
    waiting_party.*,
    colour_now.colour AS colour_now,
    colour_then.colour AS colour_then,
    colour_now.points_milli AS points_now,
    colour_then.points_milli AS points_then
FROM waiting_party
LEFT JOIN colour_now USING (entity_id)
LEFT JOIN colour_then USING (entity_id)
WHERE ($source IS NULL OR list_contains(string_split(sources, ';'), $source))
  AND ($reason IS NULL OR reason = $reason)
  AND ($entity IS NULL OR entity_id = $entity)
ORDER BY
    coalesce(colour_then.colour::INTEGER - colour_now.colour::INTEGER, 0) DESC,
    coalesce(colour_then.points_milli - colour_now.points_milli, 0) DESC,
    probability DESC,
    party_id
LIMIT $limit
