using System.Security.Cryptography;
using FoodCredit.Pipeline.Publishing;
using K4os.Compression.LZ4.Streams;

namespace FoodCredit.Pipeline.Keeping;

/// <summary>
/// The bytes of every dump that was loaded and of every document it was read by, each once, compressed, under the SHA-256 of what it was:
/// <c>dumps/ab/abcd….lz4</c> (the frame format of LZ4, with a check sum).
/// </summary>
internal sealed class DumpStore(string warehouseFolder)
{
    private const int BufferBytes = 1 << 17;
    private const int BlockBytes = 1 << 20;

    private static readonly LZ4EncoderSettings Settings = new() { BlockSize = BlockBytes, ContentChecksum = true };

    private readonly string folder = Path.Combine(warehouseFolder, "dumps");

    public string PathOf(string sha256) => Path.Combine(folder, sha256[..2], $"{sha256}.lz4");

    /// <summary>Keeps a file, unless its bytes are kept already; gives whether it did. Lasting only after <see cref="Flush"/>.</summary>
    /// <exception cref="WorkspaceUnusableException">The file is no longer what it was when its hash was taken.</exception>
    public bool Keep(string path, string sha256)
    {
        var target = PathOf(sha256);
        if (File.Exists(target))
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var temporary = $"{target}.new";
        string found;
        using (var input = File.OpenRead(path))
        using (var output = File.Create(temporary))
        using (var compressed = LZ4Stream.Encode(output, Settings))
            found = CopyHashed(buffer => input.Read(buffer), compressed);
        if (found != sha256)
        {
            File.Delete(temporary);
            throw new WorkspaceUnusableException(
                $"{path}: changed while it was read (it was {sha256[..12]}…, it is {found[..12]}…). Nothing was loaded; run again when it rests."
            );
        }
        DurableFile.Rename(temporary, target);
        return true;
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
        using (var input = File.OpenRead(kept))
        using (var plain = LZ4Stream.Decode(input))
        using (var output = File.Create(path))
            found = CopyHashed(buffer => ReadWhole(plain, buffer, kept), output);
        if (found != sha256)
            throw new IntegrityException(
                $"{kept}: expected bytes with the hash {sha256}, found {found}. Restore it from a backup."
            );
    }

    /// <summary>Reads on; what the decoder says of damaged bytes is told with their place.</summary>
    private static int ReadWhole(LZ4DecoderStream plain, byte[] buffer, string kept)
    {
        try
        {
            return plain.Read(buffer);
        }
        catch (Exception error)
            when (error
                    is InvalidDataException
                        or EndOfStreamException
                        or ArgumentException
                        or NotSupportedException
                        or NotImplementedException
                        or InvalidOperationException
            )
        {
            throw new IntegrityException($"{kept}: damaged; {error.Message} Restore it from a backup.");
        }
    }

    private static string CopyHashed(Func<byte[], int> read, Stream output)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        for (var bytes = read(buffer); bytes > 0; bytes = read(buffer))
        {
            hash.AppendData(buffer, 0, bytes);
            output.Write(buffer, 0, bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
