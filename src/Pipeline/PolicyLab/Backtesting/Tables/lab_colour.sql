-- Makes: lab_colour, one row a rated entity: its colour on the day, and since when it has it; kept as lab_colour_N for the policy that is tried.
-- Reads: scored_entity, rating_state.
-- Why: the next day of the lab continues the chain of colours, as a rating continues the one before.
SELECT
    scored_entity.entity_id,
    ['green', 'yellow', 'orange', 'red'][rating_state.colour + 1] AS colour,
    rating_state.colour_since
FROM rating_state
JOIN scored_entity USING (entity_index)
