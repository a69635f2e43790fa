using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// What full lists say by what they do not hold: a record of theirs that is missing is over from the list's delivery date, one that is there again
/// is not. All files of a source and delivery date are one list. A record is kept open where a refused row of the list may be its own, and a list
/// that would end too many records at once stops the run: it is more likely cut short than true.
/// </summary>
internal sealed class FullLists(WarehouseConnection warehouse)
{
    /// <summary>So many records may always end.</summary>
    private const long EndedCountFree = 20;

    /// <summary>Names and numbers shorter than this occur in rows that have nothing to do with them.</summary>
    private const int MentionMin = 4;

    /// <summary>Notes the changes that the lists among new files make; their rows are settled and their books written.</summary>
    /// <exception cref="RunBlockedException">A list would end more records than its source tolerates.</exception>
    public void Compare(IEnumerable<ReadDump> dumps)
    {
        var lists = dumps
            .Where(dump => dump.File.Replayed is null || dump.Rows > 0)
            .Where(dump => dump.File.Contract is { Delivery: Delivery.Full, Feeds: DatasetKind.Records })
            .GroupBy(dump => (Source: dump.File.Contract.Id, dump.File.DeliveredOn))
            .OrderBy(list => list.Key.DeliveredOn)
            .ThenBy(list => list.Key.Source, StringComparer.Ordinal);
        foreach (var list in lists)
        {
            var contract = list.First().File.Contract;
            var deliveredOn = Days.Of(list.Key.DeliveredOn);
            var fileNo = list.Max(dump => dump.FileNo);
            if (IsOutdated(contract.Id, deliveredOn, fileNo))
                EndWhatLaterListsLack(contract.Id, deliveredOn, [.. list.Select(dump => dump.FileNo)]);
            else
                Compare(contract, deliveredOn, fileNo);
        }
    }

    /// <summary>A list of a later date is there, before this one or among the new files that came with it.</summary>
    private bool IsOutdated(string source, int deliveredOn, int fileNo) =>
        warehouse.Count(
            "SELECT count(*) FROM source_file WHERE source = $source AND delivered_on > $delivered_on AND file_no < $file_no",
            ("source", source),
            ("delivered_on", deliveredOn),
            ("file_no", fileNo)
        ) > 0;

    private void Compare(SourceContract contract, int deliveredOn, int fileNo)
    {
        warehouse.Make("list_row", ("source", contract.Id), ("delivered_on", deliveredOn));
        warehouse.Make("list_change", ("source", contract.Id), ("delivered_on", deliveredOn));
        KeepMentioned(contract.Id, deliveredOn);
        CheckTolerance(contract, deliveredOn);
        warehouse.Execute(
            """
            INSERT INTO listing_change (record_id, source, is_listed, effective_on, known_from, file_no)
            SELECT record_id, $source, is_listed, $delivered_on, known_from, file_no
            FROM list_change, (SELECT file_no, known_from FROM source_file WHERE file_no = $file_no)
            ORDER BY record_id
            """,
            ("source", contract.Id),
            ("delivered_on", deliveredOn),
            ("file_no", fileNo)
        );
    }

    /// <summary>An old list that comes late changes nothing that later lists say; what it alone knows ended with the next list.</summary>
    private void EndWhatLaterListsLack(string source, int deliveredOn, ImmutableArray<int> fileNos) =>
        warehouse.Execute(
            $"""
            INSERT INTO listing_change (record_id, source, is_listed, effective_on, known_from, file_no)
            SELECT
                record_id,
                $source,
                false,
                (SELECT min(delivered_on) FROM source_file WHERE source = $source AND delivered_on > $delivered_on),
                min(known_from),
                min(file_no)
            FROM telling
            WHERE source = $source
            GROUP BY record_id
            HAVING min(file_no) IN ({string.Join(", ", fileNos)})
            ORDER BY record_id
            """,
            ("source", source),
            ("delivered_on", deliveredOn)
        );

    /// <summary>A missing record whose document, code or name stands in a refused row of the list may well be that row.</summary>
    private void KeepMentioned(string source, int deliveredOn)
    {
        var refused = warehouse.Rows(
            """
            SELECT raw, encoding, reason
            FROM refused_row JOIN source_file USING (file_no) ANTI JOIN refused_settlement USING (file_no, line)
            WHERE source = $source AND delivered_on = $delivered_on
            """,
            row => RefusedText.Fold(row.GetStream(0), row.GetString(1), row.GetString(2)),
            ("source", source),
            ("delivered_on", deliveredOn)
        );
        if (refused.Count == 0)
            return;
        var mentioned = warehouse
            .Rows(
                "SELECT record_id, document_number, party_name, party_code FROM list_change WHERE NOT is_listed",
                row => (Id: row.GetGuid(0), Words: new[] { Word(row, 1), Word(row, 2), Word(row, 3) })
            )
            .Where(record =>
                record.Words.Any(word =>
                    word.Length >= MentionMin && refused.Exists(text => text.Contains(word, StringComparison.Ordinal))
                )
            )
            .Select(record => record.Id)
            .ToList();
        foreach (var id in mentioned)
            warehouse.Execute("DELETE FROM list_change WHERE record_id = $id", ("id", id));
    }

    private static string Word(DuckDB.NET.Data.DuckDBDataReader row, int column) =>
        row.IsDBNull(column) ? "" : RefusedText.Fold(row.GetString(column));

    private void CheckTolerance(SourceContract contract, int deliveredOn)
    {
        var ended = warehouse.Count("SELECT count(*) FROM list_change WHERE NOT is_listed AND NOT is_over");
        var held = warehouse.Count("SELECT count(*) FROM list_row");
        if (ended <= EndedCountFree || ended <= contract.EndedShareMax * (ended + held))
            return;
        throw new RunBlockedException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{contract.Id} of {Days.Text(Days.ToDate(deliveredOn))}: the full list holds {held} records and lacks {ended} that were open; the source tolerates a share of {contract.EndedShareMax:0.####}.\nNothing was loaded or published. A list cut short ends what is not over: ask for the whole list, or raise `tolerances.ended_share` in the source."
            )
        );
    }
}
