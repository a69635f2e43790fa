using System.IO.Compression;
using CsvHelper;

namespace FoodCredit.Pipeline.Tests.Identifiers;

/// <summary>Real registrations that may lie in a folder beside the project; they are not part of it.</summary>
internal static class NanchangRegistrations
{
    /// <summary>Their social credit codes in order; skips the test when they are not there.</summary>
    public static List<string> Codes()
    {
        using var packed = File.OpenRead(SharedData.Path("nanchang-registrations/registrations.csv.gz"));
        using var file = new GZipStream(packed, CompressionMode.Decompress);
        using var rows = CsvReader.Create(file, new CsvReaderOptions { Separator = ',' });
        var codes = new List<string>();
        while (rows.Read())
            codes.Add(rows.GetString(1));
        return codes;
    }
}
