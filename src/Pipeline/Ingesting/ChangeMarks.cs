using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// What change marks say: a record that a delta deletes is over from the delivery date, as one that a full list no longer holds; a later row that tells it
/// takes that back.
/// </summary>
internal sealed class ChangeMarks(WarehouseConnection warehouse)
{
    /// <summary>The kind of a deletion among amendments: behind those that a source of its own delivers.</summary>
    public const byte DeletionKind = 3;

    /// <summary>Notes the changes that new files make; their rows are settled and their books written.</summary>
    public void Apply(IEnumerable<ReadDump> dumps, int firstNo)
    {
        if (!dumps.Any(dump => dump.File.Contract.Delivery == Delivery.Delta && Has(dump.File.Contract)))
            return;
        warehouse.Make("marked_change", ("first_no", firstNo));
        warehouse.Execute(
            """
            INSERT INTO listing_change (record_id, source, is_listed, effective_on, known_from, file_no)
            SELECT record_id, marked_change.source, is_listed, delivered_on, known_from, file_no
            FROM marked_change JOIN source_file USING (file_no)
            ORDER BY file_no, record_id
            """
        );
    }

    /// <summary>The rows of a source carry change marks.</summary>
    public static bool Has(SourceContract contract) =>
        contract.Feeds == DatasetKind.Records && new Columns(contract).Of("change_mark") >= 0;
}
