using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>The way of staged rows into the warehouse.</summary>
internal static class Staging
{
    /// <summary>The columns of a statement that its row tells; those of the file and the free attributes come beside them.</summary>
    public const string StatementColumns =
        "record_id, statement_hash, document_number, party_name, party_kind, party_code, party_kind_2, party_code_2, event_day, "
        + "in_force_until, ended_on, revoked_on, repaired_on";

    private const string EntityColumns =
        "entity_id, statement_hash, uscc, organisation_code, registration_number, name, entity_type, status, industry, district, address, "
        + "branch, grid, representative, established_on";

    private const string LicenceColumns =
        "licence_id, statement_hash, licence_number, party_kind, party_code, party_name, business_form, issued_on, valid_until";

    /// <summary>Finds the fate of every staged row, and moves those that tell something into the warehouse.</summary>
    public static void Settle(WarehouseConnection warehouse, ImmutableArray<FreeAttribute> attributes)
    {
        warehouse.Make("statement_fate");
        warehouse.Make("entity_fate");
        warehouse.Make("licence_fate");
        warehouse.Make("amendment_fate");
        var free = Free(attributes);
        warehouse.Execute(
            $"""
            INSERT INTO statement (
                record_type, source, rank, known_from, is_echo, file_no, line, byte_offset, {StatementColumns}{free}
            )
            SELECT record_type, source, rank, known_from, fate IS NOT DISTINCT FROM 'echo', file_no, line, byte_offset, {StatementColumns}{free}
            FROM staged_statement LEFT JOIN (SELECT file_no, line, fate FROM statement_fate) AS told USING (file_no, line) JOIN staged_file USING (file_no)
            WHERE fate IS NULL OR fate <> 'duplicate';

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
            FROM staged_amendment JOIN amendment_fate USING (file_no, line) JOIN staged_file USING (file_no)
            WHERE fate = 'loaded';

            INSERT INTO refused_row (file_no, line, byte_offset, column_name, reason, message, raw)
            SELECT file_no, line, byte_offset, column_name, reason, message, raw FROM staged_refusal;

            INSERT INTO duplicate_row (file_no, line, fact_id)
            SELECT file_no, line, record_id FROM statement_fate WHERE fate <> 'loaded'
            UNION ALL
            SELECT file_no, line, statement_hash FROM staged_entity JOIN entity_fate USING (file_no, line) WHERE fate <> 'loaded'
            UNION ALL
            SELECT file_no, line, licence_id FROM staged_licence JOIN licence_fate USING (file_no, line) WHERE fate <> 'loaded'
            UNION ALL
            SELECT file_no, line, record_id FROM staged_amendment JOIN amendment_fate USING (file_no, line) WHERE fate <> 'loaded';
            """
        );
    }

    /// <summary>The columns of the free attributes, each after a comma.</summary>
    public static string Free(ImmutableArray<FreeAttribute> attributes) =>
        string.Concat(attributes.Select(attribute => $", {SqlText.Quote(attribute.ColumnName)}"));
}
