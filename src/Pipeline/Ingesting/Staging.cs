using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>The way of staged rows into the warehouse.</summary>
internal static class Staging
{
    private const string EntityColumns =
        "entity_id, statement_hash, uscc, organisation_code, registration_number, name, entity_type, status, industry, district, address, "
        + "branch, grid, representative, established_on";

    private const string LicenceColumns =
        "licence_id, statement_hash, licence_number, party_kind, party_code, party_name, party_address, party_representative, business_form, "
        + "issued_on, valid_until";

    /// <summary>Finds the fate of every staged row, and keeps in the warehouse those that tell something.</summary>
    public static void Settle(WarehouseConnection warehouse, int firstNo)
    {
        SettleTerms(warehouse, "party");
        SettleTerms(warehouse, "detail");
        warehouse.Make("new_retelling", ("first_no", firstNo));
        warehouse.Make("entity_fate");
        warehouse.Make("licence_fate");
        warehouse.Make("amendment_fate");
        warehouse.Execute(
            $"""
            INSERT INTO retelling FROM new_retelling;

            INSERT INTO entity_version (source, rank, known_from, file_no, line, byte_offset, {EntityColumns})
            SELECT source, rank, known_from, file_no, line, byte_offset, {EntityColumns}
            FROM staged_entity JOIN entity_fate USING (file_no, line) JOIN staged_file USING (file_no)
            WHERE fate = 'loaded';

            INSERT INTO licence_version (source, rank, known_from, file_no, line, byte_offset, {LicenceColumns})
            SELECT source, rank, known_from, file_no, line, byte_offset, {LicenceColumns}
            FROM staged_licence JOIN licence_fate USING (file_no, line) JOIN staged_file USING (file_no)
            WHERE fate = 'loaded';

            INSERT INTO amendment (
                record_id, record_type, kind, effective_on, source, known_from, file_no, line, byte_offset, document_number, party_name
            )
            SELECT
                record_id, record_type, kind, effective_on, source, known_from, file_no, line, byte_offset, document_number, party_name
            FROM staged_amendment JOIN amendment_fate USING (file_no, line, record_id) JOIN staged_file USING (file_no)
            WHERE fate = 'loaded';

            INSERT INTO refused_row (file_no, line, byte_offset, column_name, reason, message, raw)
            SELECT file_no, line, byte_offset, column_name, reason, message, raw FROM staged_refusal;

            INSERT INTO twofold_row (file_no, line) SELECT file_no, line FROM staged_twofold ORDER BY file_no, line;

            INSERT INTO code_repair (file_no, line, column_name, written, repaired, rules)
            SELECT file_no, line, column_name, written, repaired, rules FROM staged_repair ORDER BY file_no, line, column_name;

            INSERT INTO duplicate_row (file_no, line, fact_id)
            SELECT file_no, line, statement_hash FROM staged_entity JOIN entity_fate USING (file_no, line) WHERE fate <> 'loaded'
            UNION ALL
            SELECT file_no, line, licence_id FROM staged_licence JOIN licence_fate USING (file_no, line) WHERE fate <> 'loaded'
            UNION ALL
            SELECT file_no, line, record_id FROM staged_amendment JOIN amendment_fate USING (file_no, line, record_id) WHERE fate <> 'loaded';
            """
        );
    }

    /// <summary>Keeps the parties, or the details, that are not known yet. Readers meet the same ones.</summary>
    private static void SettleTerms(WarehouseConnection warehouse, string table)
    {
        var columns = warehouse
            .Rows($"SELECT column_name FROM (DESCRIBE {table})", row => SqlText.Quote(row.GetString(0)))
            .Where(column => column != SqlText.Quote($"{table}_id"))
            .ToList();
        var names = string.Concat(columns.Select(column => $", {column}"));
        warehouse.MakeFrom(
            $"new_{table}",
            $"""
            SELECT DISTINCT {table}_id{names}
            FROM (
                SELECT {table}_id{names} FROM staged_{table}
                UNION ALL
                SELECT {table}_id{names} FROM {table} SEMI JOIN staged_{table} USING ({table}_id)
            )
            """
        );
        // Two of ten million hashes of 64 bits are the same with a probability of 3e-6.
        if (warehouse.Count($"SELECT count(*) - count(DISTINCT {table}_id) FROM new_{table}") > 0)
            throw new InvalidOperationException($"Two rows of {table} have one hash; nothing was loaded.");
        warehouse.Execute(
            $"""
            INSERT INTO {table} ({table}_id{names})
            SELECT {table}_id{names} FROM new_{table} ANTI JOIN {table} USING ({table}_id) ORDER BY {table}_id
            """
        );
    }
}
