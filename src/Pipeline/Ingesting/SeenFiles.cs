using System.Collections.Concurrent;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>
/// The hashes of the inbox's files. One that has the size and the time of writing with which it was hashed before is not read again, unless it
/// had just been written then: it may have been written once more within the clock's tick (as git does, "racy git").
/// </summary>
/// <param name="before">What was found last, by path.</param>
internal sealed class SeenFiles(IReadOnlyDictionary<string, SeenFile> before)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, SeenFile> files = new(StringComparer.Ordinal);

    /// <summary>What a search found last.</summary>
    public static IReadOnlyDictionary<string, SeenFile> Of(WarehouseConnection warehouse) =>
        warehouse
            .Rows(
                "SELECT path, bytes, written, sha256 FROM seen_file",
                row => new SeenFile(row.GetString(0), row.GetInt64(1), row.GetInt64(2), row.GetString(3))
            )
            .ToDictionary(seen => seen.Path, StringComparer.Ordinal);

    /// <summary>The files' hashes, on all threads: hashing is most of the work of finding new files.</summary>
    public void Hash(IEnumerable<string> paths, int threads, CancellationToken cancellation) =>
        FirstFailure.Of(() =>
            Parallel.ForEach(
                paths,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                path =>
                {
                    var file = new FileInfo(path);
                    var (bytes, written) = (file.Length, file.LastWriteTimeUtc.Ticks);
                    var isUntouched = before.TryGetValue(path, out var seen) && (seen.Bytes, seen.Written) == (bytes, written);
                    files[path] = isUntouched ? seen! : new SeenFile(path, bytes, written, Sha256.OfFile(path));
                }
            )
        );

    /// <summary>The hash of a file.</summary>
    public string Of(string path) => files.TryGetValue(path, out var seen) ? seen.Sha256 : Sha256.OfFile(path);

    /// <summary>Remembers the files for the next search, and forgets those that are gone.</summary>
    public void Remember(WarehouseConnection warehouse, TimeProvider clock)
    {
        var latest = clock.GetUtcNow().UtcTicks - Fresh.Ticks;
        warehouse.InTransaction(() =>
        {
            warehouse.Execute("DELETE FROM seen_file");
            using var appender = warehouse.AppendChunksTo("seen_file");
            foreach (
                var seen in files.Values.Where(seen => seen.Written <= latest).OrderBy(seen => seen.Path, StringComparer.Ordinal)
            )
                appender.Add(seen.Path).Add(seen.Bytes).Add(seen.Written).Add(seen.Sha256).EndRow();
            appender.Close();
        });
    }
}

/// <summary>A file as it lay in the inbox: its size, when it was written (UTC ticks), and its hash.</summary>
internal sealed record SeenFile(string Path, long Bytes, long Written, string Sha256);
