using System.Collections.Immutable;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>Reads how the records of a published run found their entities.</summary>
public static class ReadMatchQuality
{
    private const int MemoryMib = 256;

    /// <summary>The rows in the order of the file; none where the run was written before there was such a file.</summary>
    public static ImmutableArray<MatchQuality> Of(PublishedFolder published, string directory)
    {
        var path = Path.Combine(published.Absolute(directory), OutputFile.MatchQuality);
        if (!File.Exists(path))
            return [];
        using var reader = WarehouseConnection.Open(null, MemoryMib, 1);
        return
        [
            .. reader.Rows(
                $"FROM read_parquet({SqlText.Literal(path)})",
                row => new MatchQuality(
                    row.IsDBNull(0) ? null : row.GetString(0),
                    row.GetString(1),
                    row.GetInt64(2),
                    row.GetInt64(3),
                    row.GetInt64(4),
                    row.GetInt64(5),
                    row.GetInt64(6),
                    row.GetInt64(7),
                    row.GetInt64(8),
                    row.GetInt64(9),
                    row.GetInt64(10),
                    row.GetInt64(11),
                    row.GetInt64(12),
                    row.GetInt64(13),
                    row.GetInt64(14),
                    row.GetInt64(15)
                )
            ),
        ];
    }
}
