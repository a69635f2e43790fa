-- Makes: entity_state, one row an entity as known on the as-of date, with its place in words.
-- Reads: entity_version, source_file, code_district, code_branch, code_grid, code_industry.
-- Why: the lowest-ranked source speaks, with what it last said. A registration without a district has that of its USCC's
--      division (characters 3 to 8); the area kind is the grid's.
WITH spoken AS (
    SELECT entity_version.*
    FROM entity_version
    JOIN source_file USING (file_no)
    WHERE entity_version.known_from <= $as_of
    QUALIFY row_number() OVER (
        PARTITION BY entity_id
        ORDER BY entity_version.rank, entity_version.source, delivered_on DESC, entity_version.known_from DESC, statement_hash DESC
    ) = 1
)
SELECT
    spoken.entity_id,
    spoken.uscc,
    spoken.registration_number,
    spoken.name,
    spoken.entity_type,
    spoken.status,
    spoken.industry,
    code_industry.title AS industry_title,
    coalesce(code_industry.is_food, false) AS is_food_industry,
    coalesce(spoken.district, code_district.value, code_branch.district) AS district,
    coalesce(code_branch.value, spoken.branch) AS branch,
    coalesce(code_grid.value, spoken.grid) AS grid,
    coalesce(code_grid.area, 'general') AS area
FROM spoken
LEFT JOIN code_industry ON code_industry.category = spoken.industry
LEFT JOIN code_district ON code_district.code = substr(spoken.uscc, 3, 6)
LEFT JOIN code_grid ON code_grid.code = spoken.grid
LEFT JOIN code_branch ON code_branch.code = coalesce(spoken.branch, code_grid.branch)
