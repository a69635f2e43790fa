using System.Collections.Immutable;
using System.Text;
using CsvHelper;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>Reads <c>codes/NAME.csv</c>: UTF-8, header <c>code,value[,more...]</c>, no code twice.</summary>
internal sealed class CodeTableReader
{
    private readonly string _file;
    private readonly string _name;
    private readonly FaultCollector _faults;
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly ImmutableArray<CodeEntry>.Builder _entries = ImmutableArray.CreateBuilder<CodeEntry>();

    private CodeTableReader(string file, string name, FaultCollector faults) => (_file, _name, _faults) = (file, name, faults);

    /// <summary>The table, or null when it is so broken that nothing can be checked against it. Faulty rows are noted and left out.</summary>
    public static CodeTable? Read(string file, byte[] bytes, string hash, FaultCollector faults)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        if (!SnakeCase.IsId(name))
        {
            faults.Add(
                new Place(file, 0, 0),
                $"a file name that is {SnakeCase.Expected}",
                Quoted.Text(name),
                SnakeCase.Advice(name)
            );
            return null;
        }
        return Utf8Text.Decode(file, bytes, faults) is { } text ? new CodeTableReader(file, name, faults).Read(text, hash) : null;
    }

    private CodeTable? Read(string text, string hash)
    {
        CsvReaderOptions options = new()
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            SkipEmptyLines = true,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = record =>
                Add(
                    (int)record.LineNumber,
                    1,
                    "CSV with closed quotes",
                    "a quote out of place",
                    "double every quote inside quotes"
                ),
        };
        using CsvReader csv = CsvReader.FromText(text, options);
        if (!csv.Read())
        {
            Add(1, 1, "the header 'code,value'", "an empty file", "write the header and one row for each code");
            return null;
        }
        string[] header = Fields(csv);
        if (!CheckHeader(csv, header))
            return null;
        while (csv.Read())
            ReadRow(csv, header);
        return new CodeTable(_name, [.. header.Skip(2)], _entries.ToImmutable(), hash);
    }

    private bool CheckHeader(CsvReader csv, string[] header)
    {
        int line = (int)csv.LineNumber;
        if (header is not ["code", "value", ..])
        {
            Add(
                line,
                1,
                "a header that begins with 'code,value'",
                Quoted.Text(string.Join(',', header)),
                "rename the first two columns"
            );
            return false;
        }
        for (int i = 2; i < header.Length; i++)
        {
            if (!SnakeCase.IsId(header[i]))
                Add(line, ColumnOf(csv, i), SnakeCase.Expected, Quoted.Text(header[i]), SnakeCase.Advice(header[i]));
            else if (Array.IndexOf(header, header[i]) < i)
                Add(line, ColumnOf(csv, i), "every column once", $"'{header[i]}' again", "remove one of the two");
        }
        foreach (string missing in WellKnownTables.ExtraColumns(_name).Except(header))
        {
            string advice = NearestWord.Advice(missing, header.Skip(2), $"add '{missing}' to the header and to every row");
            Add(line, 1, $"the column '{missing}' in the table {_name}", "none", advice);
        }
        return WellKnownTables.ExtraColumns(_name).All(header.Contains) && header.Distinct().Count() == header.Length;
    }

    private void ReadRow(CsvReader csv, string[] header)
    {
        int line = (int)csv.LineNumber;
        string[] fields = Fields(csv);
        if (fields.Length != header.Length)
        {
            Add(line, 1, $"{header.Length} fields as in the header", $"{fields.Length}", "quote values that contain a comma");
            return;
        }
        bool isWhole = true;
        for (int i = 0; i < fields.Length; i++)
        {
            bool isMissing = i < 2 && fields[i].Trim().Length == 0;
            if (isMissing)
                Add(line, ColumnOf(csv, i), $"a {header[i]}", "nothing", "write it or remove the row");
            else if (fields[i].Trim().Length != fields[i].Length)
                Add(
                    line,
                    ColumnOf(csv, i),
                    "a value without white space around it",
                    Quoted.Text(fields[i]),
                    "remove the white space"
                );
            else
                continue;
            isWhole = false;
        }
        if (!isWhole)
            return;
        if (!_lines.TryAdd(fields[0], line))
            Add(
                line,
                1,
                "every code once",
                $"{Quoted.Text(fields[0])} again, first on line {_lines[fields[0]]}",
                "remove one of the two"
            );
        else
            _entries.Add(new CodeEntry(fields[0], fields[1], [.. fields.Skip(2)], line));
    }

    private static string[] Fields(CsvReader csv)
    {
        string[] fields = new string[csv.FieldCount];
        for (int i = 0; i < fields.Length; i++)
            fields[i] = csv.GetString(i);
        return fields;
    }

    /// <summary>Where a field of the current row begins, counted in UTF-16 code units from 1.</summary>
    private static int ColumnOf(CsvReader csv, int field)
    {
        int column = 1;
        for (int i = 0; i < field; i++)
            column += Encoding.UTF8.GetCharCount(csv.GetRawSpan(i)) + 1;
        return column;
    }

    private void Add(int line, int column, string expected, string found, string advice) =>
        _faults.Add(new Place(_file, line, column), expected, found, advice);
}
