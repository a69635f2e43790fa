using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>Reads the rows of a sheet: CSV with commas, or the semicolons or tabs with which spreadsheets of some countries save it.</summary>
internal sealed class ReadSheet
{
    private readonly string file;
    private readonly FaultCollector faults;

    private ReadSheet(string file, FaultCollector faults) => (this.file, this.faults) = (file, faults);

    /// <summary>The rows that hold anything; faults of the file, its header and its shape are noted.</summary>
    public static ImmutableArray<SheetRow> Of(string file, FaultCollector faults) =>
        SheetText.Read(file, faults) is { } text ? new ReadSheet(file, faults).Rows(text) : [];

    private ImmutableArray<SheetRow> Rows(string text)
    {
        using var csv = CsvReader.FromText(
            text,
            new CsvReaderOptions
            {
                Separator = SeparatorOf(text),
                HasHeader = false,
                TrackLineNumbers = true,
                SkipEmptyLines = true,
                MalformedData = CsvMalformedDataHandling.Recover,
                OnMalformedRecord = record =>
                    faults.Add(
                        new Place(file, (int)record.LineNumber, 1),
                        "CSV with closed quotes",
                        "a quote out of place",
                        "double every quote inside quotes, or save the file anew from a spreadsheet"
                    ),
            }
        );
        if (!csv.Read())
        {
            faults.Add(new Place(file, 1, 1), "a header and rows", "an empty file", "make one with foodcredit review export");
            return [];
        }
        var header = Fields(csv).Select(field => field.Text.Trim()).ToImmutableArray();
        if (!CheckHeader(csv, header))
            return [];
        var rows = ImmutableArray.CreateBuilder<SheetRow>();
        while (csv.Read())
        {
            if (RowOf(csv, header) is { } row)
                rows.Add(row);
        }
        return rows.ToImmutable();
    }

    /// <summary>The character of the three that stands most often in the header, which no column's name holds.</summary>
    private static char SeparatorOf(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text : text[..end];
        return ",;\t".MaxBy(separator => header.Count(c => c == separator));
    }

    private bool CheckHeader(CsvReader csv, ImmutableArray<string> header)
    {
        var before = faults.Count;
        var line = (int)csv.LineNumber;
        var fields = Fields(csv);
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i].Length > 0 && !ReviewSheet.Columns.Contains(header[i]))
                faults.Add(
                    new Place(file, line, fields[i].Column),
                    $"one of the columns {Quoted.List(ReviewSheet.Columns)}",
                    Quoted.Text(header[i]),
                    NearestWord.Advice(header[i], ReviewSheet.Columns, "remove it")
                );
            else if (header[i].Length > 0 && header.IndexOf(header[i]) < i)
                faults.Add(
                    new Place(file, line, fields[i].Column),
                    "every column once",
                    $"'{header[i]}' again",
                    "remove one of the two"
                );
        }
        foreach (var missing in ReviewSheet.Required.Except(header))
            faults.Add(
                new Place(file, line, 1),
                $"the column '{missing}'",
                "none",
                NearestWord.Advice(missing, header, "keep the columns that foodcredit review export wrote")
            );
        return faults.Count == before;
    }

    /// <summary>Null: it holds nothing, as the rows that spreadsheets leave at the end.</summary>
    private SheetRow? RowOf(CsvReader csv, ImmutableArray<string> header)
    {
        var fields = Fields(csv);
        if (fields.All(field => field.Text.Length == 0))
            return null;
        var line = (int)csv.LineNumber;
        var cells = new Dictionary<string, (int Column, string Text)>(StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i++)
        {
            if (i < header.Length && header[i].Length > 0)
                cells.Add(header[i], (fields[i].Column, SpreadsheetCell.Restored(fields[i].Text)));
            else if (fields[i].Text.Length > 0)
                faults.Add(
                    new Place(file, line, fields[i].Column),
                    "nothing where the header has no column",
                    Quoted.Text(fields[i].Text),
                    "put texts that hold a separator into quotes, or empty the cell"
                );
        }
        return new SheetRow(file, line, cells);
    }

    /// <summary>Texts without white space around them, and where each begins in its line, counted in UTF-16 code units from 1.</summary>
    private static ImmutableArray<(int Column, string Text)> Fields(CsvReader csv)
    {
        var fields = ImmutableArray.CreateBuilder<(int, string)>(csv.FieldCount);
        var column = 1;
        for (var i = 0; i < csv.FieldCount; i++)
        {
            fields.Add((column, csv.GetString(i).Trim()));
            column += Encoding.UTF8.GetCharCount(csv.GetRawSpan(i)) + 1;
        }
        return fields.ToImmutable();
    }
}
