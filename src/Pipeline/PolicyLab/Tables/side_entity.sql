-- Makes: side_entity, one row an entity that a policy rates; kept as entities_before or entities_after.
-- Reads: scored_entity, entity_state, rating.
-- Why: the next policy makes the same tables anew. The colour is that by points and rules; stability is left out.
SELECT
    scored_entity.entity_id,
    entity_state.name,
    entity_state.district,
    entity_state.industry_title,
    rating.colour,
    rating.points_milli,
    rating.rules_applied
FROM scored_entity
JOIN entity_state USING (entity_id)
JOIN rating USING (entity_index)
