using System.Collections.Immutable;
using CsvHelper;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Reads parties from CSV files of any columns (UTF-8, a header, commas).</summary>
internal static class PartyRows
{
    /// <summary>Reads a file row by row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="required">Columns that must be there, first of all that of the id.</param>
    /// <param name="optional">Columns that may be there.</param>
    /// <returns>For each row the texts of the required, then of the optional columns; empty where there is none.</returns>
    /// <exception cref="BrokenContractException">The file cannot be read, or lacks a column.</exception>
    public static IEnumerable<string[]> Read(string path, ImmutableArray<string> required, ImmutableArray<string> optional)
    {
        using var file = Open(path);
        using var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = ',', HasHeader = false });
        if (!csv.Read())
            throw Broken(path, $"a header with {string.Join(", ", required)}", "an empty file");
        var header = Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim('\uFEFF', ' ')).ToList();
        if (required.FirstOrDefault(name => !header.Contains(name)) is { } missing)
            throw Broken(path, $"the column '{missing}'", string.Join(", ", header));
        int[] places = [.. required.Concat(optional).Select(name => header.IndexOf(name))];
        while (csv.Read())
        {
            var texts = new string[places.Length];
            for (var i = 0; i < places.Length; i++)
                texts[i] = places[i] < 0 || places[i] >= csv.FieldCount ? "" : csv.GetString(places[i]).Trim();
            yield return texts;
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Broken(path, "a CSV file that can be read", e.Message.TrimEnd('.'));
        }
    }

    private static BrokenContractException Broken(string path, string expected, string found) =>
        new(new Fault(path, 0, 0, expected, found, "name another file, or see docs/matching.md for its columns"));
}
