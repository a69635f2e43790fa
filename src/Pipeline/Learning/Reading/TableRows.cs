using System.Text.Unicode;
using CsvHelper;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Learning.Reading;

/// <summary>The rows of a CSV file, each as wide as its header.</summary>
internal static class TableRows
{
    /// <summary>A header cell that is no name.</summary>
    private const int NameMax = 200;

    /// <summary>Reads the header.</summary>
    /// <exception cref="BrokenContractException">The file cannot be read, or names a column twice or not at all.</exception>
    public static string[] Header(string path)
    {
        using var file = Open(path);
        using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = ',', HasHeader = false });
        if (!Guarded(path, csv.Read))
            throw Broken(path, 0, "a header", "an empty file");
        string[] header = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim('\uFEFF', ' '))];
        if (header.FirstOrDefault(name => name.Length is 0 or > NameMax) is not null)
            throw Broken(path, 1, "a name for every column", "a column without one, or with one longer than 200 characters");
        if (header.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw Broken(path, 1, "each column once", $"'{twice.Key}' {twice.Count()} times");
        return header;
    }

    /// <summary>Calls back for every row below the header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">The header's.</param>
    /// <param name="row">Called with the row and its line.</param>
    /// <exception cref="BrokenContractException">A row is no CSV, of another width, or not UTF-8.</exception>
    public static void ForEach(string path, int width, Action<CsvReader, long> row)
    {
        using var file = Open(path);
        using var csv = CsvReader.Create(
            file,
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
            }
        );
        Guarded(path, csv.Read);
        while (Guarded(path, csv.Read))
        {
            if (csv.FieldCount == 1 && csv.GetSpan(0).IsEmpty)
                continue;
            if (csv.FieldCount != width)
                throw Broken(path, csv.LineNumber, $"{width} cells as in the header", $"{csv.FieldCount}");
            if (!Utf8.IsValid(csv.RawRecord))
                throw Broken(path, csv.LineNumber, "UTF-8", "bytes that are none; save the file as UTF-8");
            row(csv, csv.LineNumber);
        }
    }

    public static BrokenContractException Broken(string path, long line, string expected, string found) =>
        new(
            new Fault(
                path,
                (int)Math.Min(line, int.MaxValue),
                line == 0 ? 0 : 1,
                expected,
                found,
                "mend the file; docs/learning.md says what is read"
            )
        );

    private static bool Guarded(string path, Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException e)
        {
            throw new BrokenContractException(
                new Fault(
                    path,
                    (int)Math.Clamp(e.LineNumber, 0, int.MaxValue),
                    1,
                    "rows of CSV",
                    e.Message.TrimEnd('.'),
                    "mend the quotes of the row"
                ),
                e
            );
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BrokenContractException(
                new Fault(path, 0, 0, "a CSV file that can be read", e.Message.TrimEnd('.'), "name another file"),
                e
            );
        }
    }
}
