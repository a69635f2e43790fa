-- Makes: entity_feature, one row a rated entity on the as-of date: what was known of it then, and whether an incident followed within the horizon.
-- Reads: graded_fact, scored_entity, entity_state, spoken_entity, entity_version, licence_version, source_file, code_source, address_place, next_incident.
-- Why: one text makes what a model learns from and what it scores. All it reads but next_incident, of which the label is made, holds only what was known on
--      the as-of date. Fading sums are of whole 65536ths, so that no order of adding shows. BY_TYPE stands for a column a record type.
WITH fact AS (
    SELECT
        graded_fact.entity_index,
        graded_fact.type_index,
        graded_fact.severity,
        graded_fact.repaired,
        coalesce(graded_fact.in_force_until >= $as_of, true) AS is_in_force,
        code_source.department,
        $as_of - graded_fact.event_day AS age,
        round(65536 * pow(0.5, ($as_of - graded_fact.event_day) / 180.0))::BIGINT AS faded_180,
        round(65536 * pow(0.5, ($as_of - graded_fact.event_day) / 365.0))::BIGINT AS faded_365,
        round(65536 * pow(0.5, ($as_of - graded_fact.event_day) / 730.0))::BIGINT AS faded_730
    FROM graded_fact
    JOIN source_file USING (file_no)
    LEFT JOIN code_source USING (source)
),
history AS (
    SELECT
        entity_index,
        count(*) FILTER (age < 90) AS records_90,
        count(*) FILTER (age < 365) AS records_365,
        count(*) FILTER (age < 1095) AS records_1095,
        count(*) FILTER (age < 180) - count(*) FILTER (age BETWEEN 180 AND 359) AS trend_180,
        count(*) FILTER (is_in_force) AS records_in_force,
        count(*) FILTER (repaired) AS records_repaired,
        sum(faded_180) / 65536.0 AS faded_180,
        sum(faded_365) / 65536.0 AS faded_365,
        sum(faded_730) / 65536.0 AS faded_730,
        min(age) AS days_since_last,
        min(age) FILTER (severity >= 2) AS days_since_serious,
        count(DISTINCT type_index) FILTER (age < 1095) AS types_1095,
        count(DISTINCT department) FILTER (age < 1095) AS departments_1095,
        count(*) FILTER (severity = 0 AND age < 1095) AS minor_1095,
        count(*) FILTER (severity = 1 AND age < 1095) AS general_1095,
        count(*) FILTER (severity = 2 AND age < 1095) AS serious_1095,
        count(*) FILTER (severity = 3 AND age < 1095) AS grave_1095,
        coalesce(sum(faded_365) FILTER (severity = 0), 0) / 65536.0 AS minor_faded,
        coalesce(sum(faded_365) FILTER (severity = 1), 0) / 65536.0 AS general_faded,
        coalesce(sum(faded_365) FILTER (severity = 2), 0) / 65536.0 AS serious_faded,
        coalesce(sum(faded_365) FILTER (severity = 3), 0) / 65536.0 AS grave_faded,
        count(*) FILTER (severity >= 2 AND age < 365) AS serious_365$BY_TYPE
    FROM fact
    GROUP BY entity_index
),
registration AS (
    SELECT entity_id, min(established_on) AS established_on, min(known_from) AS first_known, count(*) - 1 AS registration_changes
    FROM entity_version
    WHERE known_from <= $as_of
    GROUP BY entity_id
),
licence AS (
    SELECT party_code AS uscc, count(DISTINCT licence_id) AS licences
    FROM licence_version
    WHERE known_from <= $as_of AND coalesce(issued_on, $as_of) <= $as_of AND coalesce(valid_until, $as_of) >= $as_of
    GROUP BY party_code
),
placed AS (
    SELECT
        scored_entity.entity_index,
        scored_entity.entity_id,
        entity_state.uscc,
        entity_state.industry,
        entity_state.district,
        entity_state.area,
        address_place.premises,
        address_place.road,
        (coalesce(history.serious_365, 0) > 0)::INTEGER AS had_serious
    FROM scored_entity
    JOIN entity_state USING (entity_id)
    JOIN spoken_entity USING (entity_id)
    LEFT JOIN address_place USING (address)
    LEFT JOIN history USING (entity_index)
),
neighbourhood AS (
    SELECT
        *,
        sum(had_serious) OVER () / count(*) OVER ()::DOUBLE AS city_rate,
        CASE WHEN premises IS NULL THEN 0 ELSE count(*) OVER (PARTITION BY premises) - 1 END AS premises_others,
        CASE WHEN premises IS NULL THEN 0 ELSE sum(had_serious) OVER (PARTITION BY premises) - had_serious END AS premises_serious,
        CASE WHEN road IS NULL THEN 0 ELSE count(*) OVER (PARTITION BY road) - 1 END AS road_others,
        CASE WHEN road IS NULL THEN 0 ELSE sum(had_serious) OVER (PARTITION BY road) - had_serious END AS road_serious,
        count(*) OVER (PARTITION BY industry) - 1 AS industry_others,
        sum(had_serious) OVER (PARTITION BY industry) - had_serious AS industry_serious,
        count(*) OVER (PARTITION BY district, industry) - 1 AS district_industry_others,
        sum(had_serious) OVER (PARTITION BY district, industry) - had_serious AS district_industry_serious
    FROM placed
)
SELECT
    neighbourhood.entity_id,
    (DATE '1970-01-01' + $as_of::INTEGER)::DATE AS as_of,
    $split::VARCHAR AS split,
    neighbourhood.industry,
    neighbourhood.district,
    neighbourhood.area,
    CASE substr(neighbourhood.uscc, 1, 2) WHEN '91' THEN 'company' WHEN '92' THEN 'sole_trader' WHEN '93' THEN 'cooperative' ELSE 'other' END AS legal_kind,
    $as_of - registration.established_on AS age_days,
    $as_of - registration.first_known AS known_days,
    registration.registration_changes,
    coalesce(licence.licences, 0) AS licences,
    neighbourhood.premises_others,
    -- As if ten more neighbours had the rate of the city, so that one neighbour does not make a rate of 1.
    (premises_serious + 10 * city_rate) / (premises_others + 10) AS premises_rate,
    (road_serious + 10 * city_rate) / (road_others + 10) AS road_rate,
    (industry_serious + 10 * city_rate) / (industry_others + 10) AS industry_rate,
    (district_industry_serious + 10 * city_rate) / (district_industry_others + 10) AS district_industry_rate,
    history.days_since_last,
    history.days_since_serious,
    coalesce(COLUMNS(history.* EXCLUDE (entity_index, days_since_last, days_since_serious)), 0),
    CASE
        WHEN $as_of + $horizon > $known_until THEN NULL
        WHEN next_incident.event_day <= $as_of + $horizon THEN 1
        ELSE 0
    END AS label
FROM neighbourhood
LEFT JOIN history USING (entity_index)
LEFT JOIN registration USING (entity_id)
LEFT JOIN licence USING (uscc)
LEFT JOIN next_incident USING (entity_id)
ORDER BY neighbourhood.entity_index
