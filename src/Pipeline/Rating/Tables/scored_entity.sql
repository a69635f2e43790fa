-- Makes: scored_entity, one row an entity that the policy rates, numbered from 0 in the order of entity ids.
-- Reads: entity_state, licensed_entity, plan_industry, plan_area.
-- Why: the kernel works on dense indices; the order is unique, so every engine numbers alike.
SELECT
    (row_number() OVER (ORDER BY entity_state.entity_id) - 1)::INTEGER AS entity_index,
    entity_state.entity_id,
    coalesce(plan_industry.context_index, 0)::INTEGER AS industry_index,
    coalesce(plan_area.context_index, 0)::INTEGER AS area_index
FROM entity_state
LEFT JOIN licensed_entity USING (entity_id)
LEFT JOIN plan_industry ON plan_industry.code = entity_state.industry
LEFT JOIN plan_area ON plan_area.code = entity_state.area
WHERE $all_entities OR entity_state.is_food_industry OR licensed_entity.entity_id IS NOT NULL
ORDER BY entity_state.entity_id
