using System.IO.Compression;
using CsvHelper;

namespace FoodCredit.Pipeline.Tests.Identifiers;

/// <summary>Real registrations that may lie in a folder beside the project; they are not part of it.</summary>
internal static class NanchangRegistrations
{
    /// <summary>Their social credit codes in order, or null when they are not there.</summary>
    public static List<string>? Codes()
    {
        if (Find() is not { } path)
            return null;
        using var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var rows = CsvReader.Create(file, new CsvReaderOptions { Separator = ',' });
        var codes = new List<string>();
        while (rows.Read())
            codes.Add(rows.GetString(1));
        return codes;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", "nanchang-registrations", "registrations.csv.gz");
            if (File.Exists(path))
                return path;
        }
        return null;
    }
}
