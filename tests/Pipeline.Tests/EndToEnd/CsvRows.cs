namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>The rows of a CSV file with a header, each by column name.</summary>
internal static class CsvRows
{
    public static List<Dictionary<string, string>> Read(string path)
    {
        using var csv = CsvHelper.CsvReader.FromFile(path, new CsvHelper.CsvReaderOptions());
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(
                csv.Headers.Index()
                    .ToDictionary(header => header.Item, header => csv.GetString(header.Index), StringComparer.Ordinal)
            );
        return rows;
    }
}
