using Parquet;
using Parquet.Schema;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>Whole columns of a Parquet file, read with Parquet.Net.</summary>
internal static class ParquetColumn
{
    public static async Task<string?[]> Texts(string path, string column, CancellationToken cancellation)
    {
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: cancellation).ConfigureAwait(false);
        var field = Field(reader, column, path);
        var values = new List<string?>();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            var part = new string?[checked((int)rows.RowCount)];
            await rows.ReadAsync(field, part.AsMemory()!, cancellationToken: cancellation).ConfigureAwait(false);
            values.AddRange(part);
        }
        return [.. values];
    }

    public static async Task<long[]> Longs(string path, string column, CancellationToken cancellation)
    {
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: cancellation).ConfigureAwait(false);
        var field = Field(reader, column, path);
        var values = new List<long>();
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = reader.OpenRowGroupReader(group);
            var part = new long?[checked((int)rows.RowCount)];
            await rows.ReadAsync(field, part.AsMemory(), cancellationToken: cancellation).ConfigureAwait(false);
            foreach (var value in part)
                values.Add(value ?? throw new IntegrityException($"{path}: column {column} holds an absent value."));
        }
        return [.. values];
    }

    private static DataField Field(ParquetReader reader, string column, string path) =>
        reader.Schema.DataFields.FirstOrDefault(field => field.Name == column)
        ?? throw new IntegrityException($"{path}: expected a column {column}, found none.");
}
