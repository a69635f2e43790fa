-- Makes: incident, one row an entity and day on which something happened that a rating should have warned of.
-- Reads: graded_fact, scored_entity, incident_type.
-- Why: what came about is told with all that is known by now, and graded by one policy, whichever policies are tried.
SELECT scored_entity.entity_id, graded_fact.event_day
FROM graded_fact
SEMI JOIN incident_type USING (type_index)
JOIN scored_entity USING (entity_index)
WHERE graded_fact.severity >= $severity
GROUP BY ALL
ORDER BY ALL
