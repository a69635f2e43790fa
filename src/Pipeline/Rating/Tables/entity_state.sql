-- Makes: entity_state, one row an entity as known on the as-of date, with its place in words.
-- Reads: spoken_entity, code_district, code_branch, code_grid, code_industry.
-- Why: a registration without a district has that of its USCC's division (characters 3 to 8); the area kind is the grid's.
SELECT
    spoken_entity.entity_id,
    spoken_entity.uscc,
    spoken_entity.registration_number,
    spoken_entity.name,
    spoken_entity.entity_type,
    spoken_entity.status,
    spoken_entity.industry,
    code_industry.title AS industry_title,
    coalesce(code_industry.is_food, false) AS is_food_industry,
    coalesce(spoken_entity.district, code_district.value, code_branch.district) AS district,
    coalesce(code_branch.value, spoken_entity.branch) AS branch,
    coalesce(code_grid.value, spoken_entity.grid) AS grid,
    coalesce(code_grid.area, 'general') AS area
FROM spoken_entity
LEFT JOIN code_industry ON code_industry.category = spoken_entity.industry
LEFT JOIN code_district ON code_district.code = substr(spoken_entity.uscc, 3, 6)
LEFT JOIN code_grid ON code_grid.code = spoken_entity.grid
LEFT JOIN code_branch ON code_branch.code = coalesce(spoken_entity.branch, code_grid.branch)
