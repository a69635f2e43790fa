using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Parquet;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>
/// Proves a published run whole, in this order:
/// 1. _SUCCESS holds the hash of SHA256SUMS; 2. every file is there with its hash, and no other; 3. every Parquet file reads to its
/// end and has the rows the manifest says; 4. ratings.csv has the rows of ratings.parquet; 5. the books balance; 6. the shares of
/// every entity's records sum exactly to its points less its base.
/// Parquet is read with another library than the one that wrote it.
/// </summary>
public static class VerifyRun
{
    private static readonly string[] DataFiles =
    [
        OutputFile.RatingsParquet,
        OutputFile.RatingsCsv,
        OutputFile.Contributions,
        OutputFile.Changes,
        OutputFile.Unmatched,
        OutputFile.Refused,
        OutputFile.Policy,
        OutputFile.Manifest,
    ];

    /// <summary>Everything that is wrong with a run directory; empty when it is whole.</summary>
    public static async Task<ImmutableArray<string>> FaultsAsync(string directory, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(directory))
            return [$"{directory}: expected a published run, found no directory."];
        var faults = ImmutableArray.CreateBuilder<string>();
        CheckSums(directory, faults);
        if (faults.Count > 0)
            return faults.ToImmutable();
        var manifest = RunManifest.Parse(
            await File.ReadAllBytesAsync(Path.Combine(directory, OutputFile.Manifest), cancellation).ConfigureAwait(false),
            Path.Combine(directory, OutputFile.Manifest)
        );
        CheckBooks(manifest, faults);
        foreach (var (file, rows) in manifest.Rows)
            await CheckRows(Path.Combine(directory, file), rows, faults, cancellation).ConfigureAwait(false);
        await CheckShares(directory, faults, cancellation).ConfigureAwait(false);
        return faults.ToImmutable();
    }

    private static void CheckSums(string directory, ImmutableArray<string>.Builder faults)
    {
        var success = Path.Combine(directory, OutputFile.Success);
        var sums = Path.Combine(directory, OutputFile.Sums);
        if (!File.Exists(success) || !File.Exists(sums))
        {
            faults.Add($"{directory}: expected {OutputFile.Sums} and {OutputFile.Success}, found a run that was never finished.");
            return;
        }
        var sumBytes = File.ReadAllBytes(sums);
        if (File.ReadAllText(success) != $"{Convert.ToHexStringLower(SHA256.HashData(sumBytes))}\n")
            faults.Add($"{sums}: its hash is not the one in {OutputFile.Success}; one of the two was changed.");
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in System.Text.Encoding.UTF8.GetString(sumBytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split("  ", 2);
            if (parts.Length != 2 || !listed.TryAdd(parts[1], parts[0]))
                faults.Add($"{sums}: expected lines of a hash, two spaces and a file name, each file once; found '{line}'.");
        }
        foreach (var file in DataFiles.Where(file => !listed.ContainsKey(file)))
            faults.Add($"{sums}: expected a line for {file}, found none.");
        foreach (var (file, hash) in listed)
        {
            var path = Path.Combine(directory, file);
            if (!File.Exists(path))
                faults.Add($"{path}: expected the file that {OutputFile.Sums} lists, found none.");
            else if (Sha256.OfFile(path) is var found && found != hash)
                faults.Add($"{path}: expected SHA-256 {hash}, found {found}; the file was changed after the run.");
        }
        foreach (var path in Directory.EnumerateFileSystemEntries(directory).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (name is not (OutputFile.Sums or OutputFile.Success) && !listed.ContainsKey(name))
                faults.Add($"{path}: expected only files that {OutputFile.Sums} lists; this one was added after the run.");
        }
    }

    private static void CheckBooks(RunManifest manifest, ImmutableArray<string>.Builder faults)
    {
        if (!manifest.Books.Balance)
            faults.Add($"{OutputFile.Manifest}: the books do not balance: {manifest.Books}.");
        foreach (var input in manifest.Inputs.Where(input => !input.Rows.Balance))
            faults.Add($"{OutputFile.Manifest}: the books of {input.File} do not balance: {input.Rows}.");
    }

    private static async Task CheckRows(
        string path,
        long expected,
        ImmutableArray<string>.Builder faults,
        CancellationToken cancellation
    )
    {
        var found = path.EndsWith(".csv", StringComparison.Ordinal)
            ? CsvRows(path)
            : await ParquetRows(path, cancellation).ConfigureAwait(false);
        if (found != expected)
            faults.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: expected {expected} rows as {OutputFile.Manifest} says, found {found}."
                )
            );
    }

    private static long CsvRows(string path)
    {
        using var reader = CsvHelper.CsvReader.FromFile(path, new CsvHelper.CsvReaderOptions());
        var rows = 0L;
        while (reader.Read())
            rows++;
        return rows;
    }

    private static async Task<long> ParquetRows(string path, CancellationToken cancellation)
    {
        var rows = 0L;
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: cancellation).ConfigureAwait(false);
        foreach (var group in reader.RowGroups)
            rows += group.RowCount;
        return rows;
    }

    private static async Task CheckShares(string directory, ImmutableArray<string>.Builder faults, CancellationToken cancellation)
    {
        var ratings = Path.Combine(directory, OutputFile.RatingsParquet);
        var contributions = Path.Combine(directory, OutputFile.Contributions);
        var ids = await ParquetColumn.Texts(ratings, "entity_id", cancellation).ConfigureAwait(false);
        var points = await ParquetColumn.Longs(ratings, "points_milli", cancellation).ConfigureAwait(false);
        var bases = await ParquetColumn.Longs(ratings, "base_milli", cancellation).ConfigureAwait(false);
        var owed = new Dictionary<string, long>(ids.Length, StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            if (!owed.TryAdd(ids[i]!, points[i] - bases[i]))
                faults.Add($"{ratings}: entity {ids[i]} stands twice.");
        }
        var owners = await ParquetColumn.Texts(contributions, "entity_id", cancellation).ConfigureAwait(false);
        var shares = await ParquetColumn.Longs(contributions, "share_milli", cancellation).ConfigureAwait(false);
        for (var i = 0; i < owners.Length; i++)
        {
            if (!owed.ContainsKey(owners[i]!))
                faults.Add($"{contributions}: entity {owners[i]} has a contribution and no rating.");
            else
                owed[owners[i]!] -= shares[i];
        }
        foreach (var (id, rest) in owed.Where(entry => entry.Value != 0))
            faults.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{contributions}: the shares of {id} miss its points less its base by {rest} milli-points."
                )
            );
    }
}
