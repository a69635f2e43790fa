-- Makes: party_hit, one row a party: the first and the last of the entities that its identifiers name, and how the surest of them does.
-- Reads: party, entity_identifier.
-- Why: identifiers attach in the order USCC, organisation code inside a USCC, registration number, organisation code (methods 1 to 4).
SELECT
    party.party_id,
    least(first_code.entity_id, inner_code.entity_id, second_code.entity_id, second_inner.entity_id) AS entity_min,
    greatest(first_code.entity_id, inner_code.entity_id, second_code.entity_id, second_inner.entity_id) AS entity_max,
    least(
        CASE WHEN first_code.entity_id IS NOT NULL THEN [1, 3, 4][party.party_kind] END,
        CASE WHEN inner_code.entity_id IS NOT NULL THEN 2 END,
        CASE WHEN second_code.entity_id IS NOT NULL THEN [1, 3, 4][party.party_kind_2] END,
        CASE WHEN second_inner.entity_id IS NOT NULL THEN 2 END
    ) AS method,
    first_code.value IS NOT NULL AND first_code.entity_id IS NULL
        OR inner_code.value IS NOT NULL AND inner_code.entity_id IS NULL
        OR second_code.value IS NOT NULL AND second_code.entity_id IS NULL
        OR second_inner.value IS NOT NULL AND second_inner.entity_id IS NULL AS is_ambiguous,
    party.party_kind IN (1, 2, 3) OR party.party_kind_2 IN (1, 2, 3) AS is_identified,
    party.party_kind = 4 OR party.party_kind_2 = 4 AS is_masked
FROM party
LEFT JOIN entity_identifier AS first_code ON first_code.kind = party.party_kind AND first_code.value = party.party_code
LEFT JOIN entity_identifier AS inner_code
    ON inner_code.kind = 3 AND inner_code.value = CASE WHEN party.party_kind = 1 THEN substr(party.party_code, 9, 9) END
LEFT JOIN entity_identifier AS second_code ON second_code.kind = party.party_kind_2 AND second_code.value = party.party_code_2
LEFT JOIN entity_identifier AS second_inner
    ON second_inner.kind = 3 AND second_inner.value = CASE WHEN party.party_kind_2 = 1 THEN substr(party.party_code_2, 9, 9) END
