-- Makes: next_incident, one row an entity that has an incident after the as-of date: the day of the first.
-- Reads: incident.
-- Why: whether there is an incident within a horizon is whether the first comes by its end.
SELECT entity_id, min(event_day) AS event_day
FROM incident
WHERE event_day > $as_of
GROUP BY entity_id
