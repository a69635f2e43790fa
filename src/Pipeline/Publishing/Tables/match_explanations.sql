-- Makes: match_explanations, one row a step of weighing a party that was matched by more than identifiers, or waits for a person. A view.
-- Reads: match_step, match_of_party, linked_party.
-- Why: every match can be explained: the weights of its steps sum to its weight.
SELECT
    match_of_party.match_id,
    match_of_party.entity_id,
    CASE match_of_party.outcome WHEN 2 THEN 'matched' ELSE 'review' END AS outcome,
    match_of_party.probability_ppm,
    match_step.step,
    match_step.comparison,
    match_step.level,
    nullif(match_step.sharing, 0) AS shared_by,
    match_step.weight_milli,
    linked_party.weight_milli AS match_weight_milli,
    linked_party.runner_up AS runner_up_entity_id,
    linked_party.runner_up_weight_milli,
    linked_party.is_conflict AS is_code_conflict,
    linked_party.is_tie,
    linked_party.is_repaired AS is_code_repaired
FROM match_step
JOIN match_of_party USING (party_id)
JOIN linked_party USING (party_id)
ORDER BY match_of_party.match_id, match_step.step
