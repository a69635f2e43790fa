using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using FoodCredit.Pipeline.Publishing;

namespace FoodCredit.Pipeline.Keeping;

/// <summary>
/// The bytes of every dump that was loaded and of every document it was read by, each once, compressed, under the SHA-256 of what it was:
/// <c>dumps/ab/abcd….gz</c>.
/// </summary>
internal sealed class DumpStore(string warehouseFolder)
{
    private const int BufferBytes = 1 << 17;

    private readonly string folder = Path.Combine(warehouseFolder, "dumps");

    public string PathOf(string sha256) => Path.Combine(folder, sha256[..2], $"{sha256}.gz");

    /// <summary>Keeps files, several at a time, the largest first.</summary>
    /// <exception cref="WorkspaceUnusableException">A file is no longer what it was when its hash was taken.</exception>
    public void Keep(ImmutableArray<(string Path, string Sha256)> files, int threads)
    {
        try
        {
            Parallel.ForEach(
                files.DistinctBy(file => file.Sha256).OrderByDescending(file => new FileInfo(file.Path).Length),
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                file => Keep(file.Path, file.Sha256)
            );
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }

    /// <summary>Keeps a file, unless its bytes are kept already. Lasting only after <see cref="Flush"/>.</summary>
    /// <exception cref="WorkspaceUnusableException">The file is no longer what it was when its hash was taken.</exception>
    public void Keep(string path, string sha256)
    {
        var target = PathOf(sha256);
        if (File.Exists(target))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.new";
        string found;
        using (var input = File.OpenRead(path))
        using (var output = File.Create(temporary))
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
            found = CopyHashed(input, gzip);
        if (found != sha256)
        {
            File.Delete(temporary);
            throw new WorkspaceUnusableException(
                $"{path}: changed while it was read (it was {sha256[..12]}…, it is {found[..12]}…). Nothing was loaded; run again when it rests."
            );
        }
        DurableFile.Rename(temporary, target);
    }

    /// <summary>What was kept until now survives a power cut once this returns.</summary>
    public void Flush()
    {
        if (Directory.Exists(folder))
            DurableFile.FlushFileSystem(folder);
    }

    /// <summary>Writes what is kept under a hash to a file.</summary>
    /// <exception cref="IntegrityException">It is missing or no longer what it was.</exception>
    public void Restore(string sha256, string path)
    {
        var kept = PathOf(sha256);
        if (!File.Exists(kept))
            throw new IntegrityException(
                $"{kept}: expected the bytes of a dump that was loaded, found no file. Restore it from a backup."
            );
        string found;
        try
        {
            using var input = File.OpenRead(kept);
            using var gzip = new GZipStream(input, CompressionMode.Decompress);
            using var output = File.Create(path);
            found = CopyHashed(gzip, output);
        }
        catch (InvalidDataException error)
        {
            throw new IntegrityException($"{kept}: damaged; {error.Message} Restore it from a backup.");
        }
        if (found != sha256)
            throw new IntegrityException(
                $"{kept}: expected bytes with the hash {sha256}, found {found}. Restore it from a backup."
            );
    }

    private static string CopyHashed(Stream input, Stream output)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        for (var read = input.Read(buffer); read > 0; read = input.Read(buffer))
        {
            hash.AppendData(buffer, 0, read);
            output.Write(buffer, 0, read);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
