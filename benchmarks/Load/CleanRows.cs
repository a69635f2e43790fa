using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Reading;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Benchmarks.Load;

/// <summary>
/// The same rows as DuckDB can take them: one UTF-8 file a source, without the rows that we refuse, dates as ISO dates, amounts as whole fen, all other
/// columns as they are. Making them is not timed: the peer is spared all that makes dumps hard.
/// </summary>
internal static class CleanRows
{
    /// <summary>Writes the files; gives for each its path and its columns' types.</summary>
    public static List<(string Path, ImmutableArray<(string Name, string Type)> Columns, long Rows)> Write(
        string city,
        string folder
    )
    {
        Directory.CreateDirectory(folder);
        var workspace = Workspace.Load(city).OrThrow();
        var files = Directory
            .GetFiles(workspace.Settings.InboxFolder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal);
        var sources = files
            .Select(path => (Path: path, Contract: Owner(workspace, path)))
            .GroupBy(file => file.Contract.Id, StringComparer.Ordinal);
        return [.. sources.Select(source => Write(workspace, source.First().Contract, source.Select(file => file.Path), folder))];
    }

    private static SourceContract Owner(Workspace workspace, string path) =>
        workspace.Contracts.Values.Single(contract =>
            DumpFilePattern.Parse(contract.FilePattern).Match(Path.GetFileName(path)) is not null
        );

    private static (string Path, ImmutableArray<(string Name, string Type)> Columns, long Rows) Write(
        Workspace workspace,
        SourceContract contract,
        IEnumerable<string> dumps,
        string folder
    )
    {
        var path = Path.Combine(folder, $"{contract.Id}.csv");
        using var output = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        var rows = 0L;
        var extra = 0;
        foreach (var dump in dumps)
        {
            using var reader = DumpReader.Open(dump, contract);
            var faults = ImmutableArray.CreateBuilder<Fault>();
            var binding = HeaderBinding.Bind(contract, reader.Header, dump, faults)!;
            using var converter = new RowConverter(
                contract,
                binding,
                workspace.CodeTables,
                reader.Decoder.IsGb18030,
                new FieldCache()
            );
            // What the contract does not map is loaded, too, as text, by its place.
            var others = Enumerable.Range(0, reader.Header.Count).Where(place => !binding.Positions.Contains(place)).ToArray();
            extra = Math.Max(extra, others.Length);
            while (reader.Read())
            {
                if (reader.Fault is not null || converter.Convert(reader) is not null)
                    continue;
                for (var column = 0; column < contract.Columns.Length; column++)
                    Cell(output, column > 0, Text(contract.Columns[column].Type, converter.Values[column]));
                for (var place = 0; place < extra; place++)
                    Cell(output, true, place < others.Length ? Raw(reader, others[place]) : "");
                output.WriteLine();
                rows++;
            }
        }
        return (
            path,
            [
                .. contract.Columns.Select(column => (column.Attribute, Type(column.Type))),
                .. Enumerable.Range(0, extra).Select(place => ($"other_{place}", "VARCHAR")),
            ],
            rows
        );
    }

    private static string Type(AttributeType type) =>
        type switch
        {
            AttributeType.Date => "DATE",
            AttributeType.Amount or AttributeType.Integer => "BIGINT",
            _ => "VARCHAR",
        };

    private static string Text(AttributeType type, AttributeValue value) =>
        !value.IsPresent ? ""
        : type == AttributeType.Date ? Pipeline.Days.Text(Pipeline.Days.ToDate((int)value.Number))
        : value.Text ?? value.Number.ToString(CultureInfo.InvariantCulture);

    private static string Raw(IDumpReader reader, int place)
    {
        var bytes = reader.Field(place);
        var text = new char[FieldDecoder.MaxChars(bytes.Length)];
        return reader.Decoder.TryDecode(bytes, text, out var length) ? new string(text, 0, length) : "";
    }

    private static void Cell(StreamWriter output, bool isLater, string text)
    {
        if (isLater)
            output.Write(',');
        if (text.AsSpan().ContainsAny(",\"\r\n"))
            output.Write($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        else
            output.Write(text);
    }
}
