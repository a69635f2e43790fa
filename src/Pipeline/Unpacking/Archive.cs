using System.Collections.Immutable;
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Unpacking;

/// <summary>
/// Unpacks gzip files, zip and tar.gz archives. Members are written under numbers of ours into one folder, so that no name in an archive says where
/// anything goes; links, paths that lead out, archives in archives and sizes beyond the limit are faults. What an archive declares of sizes is checked
/// first, what it holds is counted as it is written.
/// </summary>
internal sealed class Archive
{
    /// <summary>Text of dumps becomes 5 to 30 times smaller; what grows more than this is made to fill disks.</summary>
    private const long RatioMax = 250;

    /// <summary>So much may always come out of an archive: short files of blanks compress well.</summary>
    private const long BytesFree = 16 << 20;

    private const int MembersMax = 10_000;

    /// <summary>Ten bytes of header, two of an empty text, eight of check sum and length.</summary>
    private const int GzipLengthMin = 20;

    /// <summary>
    /// EIO, and ERROR_CRC and ERROR_IO_DEVICE of Windows: the disk's errors, and no fault of the archive. Others come of places that a damaged archive
    /// names and that are not there.
    /// </summary>
    private const int DeviceError = 5;
    private const int WindowsCheckSum = unchecked((int)0x80070017);
    private const int WindowsDevice = unchecked((int)0x8007045D);

    private readonly string path;
    private readonly string name;
    private readonly string folder;
    private readonly long bytesMax;
    private readonly CancellationToken cancellation;
    private readonly ImmutableArray<ArchiveMember>.Builder members = ImmutableArray.CreateBuilder<ArchiveMember>();
    private long written;

    private Archive(string path, string name, string folder, long bytesMax, CancellationToken cancellation)
    {
        (this.path, this.name, this.folder, this.cancellation) = (path, name, folder, cancellation);
        this.bytesMax = Math.Min(bytesMax, BytesMaxOf(new FileInfo(path).Length));
    }

    /// <summary>What may come out of an archive of a size.</summary>
    public static long BytesMaxOf(long bytes) => Math.Max(BytesFree, bytes * RatioMax);

    /// <summary>Whether the name is that of a file to unpack.</summary>
    public static bool Is(string name) => EndsWith(name, ".gz") || EndsWith(name, ".tgz") || EndsWith(name, ".zip");

    /// <summary>Unpacks an archive.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">Its name below the inbox, for faults and the members' names.</param>
    /// <param name="folder">Where the members go; empty, or not there yet.</param>
    /// <param name="bytesMax">What may come out of it, at most.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    /// <exception cref="BrokenContractException">It is damaged, hostile or too large; what was written of it may be left in the folder.</exception>
    public static ImmutableArray<ArchiveMember> Unpack(
        string path,
        string name,
        string folder,
        long bytesMax,
        CancellationToken cancellation
    )
    {
        Directory.CreateDirectory(folder);
        var archive = new Archive(path, name, folder, bytesMax, cancellation);
        try
        {
            archive.Unpack();
        }
        catch (InvalidDataException e)
            when (e.InnerException is IOException { HResult: DeviceError or WindowsCheckSum or WindowsDevice } failure)
        {
            throw new IOException($"inbox/{name}: {failure.Message}", failure);
        }
        // An overflow where a tar archive tells a size in digits that are none.
        catch (Exception e)
            when (e
                    is InvalidDataException
                        or EndOfStreamException
                        or NotSupportedException
                        or ArgumentException
                        or FormatException
                        or OverflowException
            )
        {
            throw archive.Broken(
                "a whole archive without a password",
                Quoted.Text(e.Message),
                "ask the department for the file again",
                e
            );
        }
        return archive.members.ToImmutable();
    }

    private void Unpack()
    {
        using var file = new FileStream(
            path,
            FileMode.Open,
            FileAccess.Read,
            FileShare.Read,
            1 << 16,
            FileOptions.SequentialScan
        );
        if (EndsWith(name, ".zip"))
            UnpackZip(file);
        else if (EndsWith(name, ".tar.gz") || EndsWith(name, ".tgz"))
            UnpackTar(file);
        else
            Write(name[..^".gz".Length], OpenGzip(file), null);
    }

    /// <summary>The library takes an empty file for a whole one; one that ends early is told (UseStrictValidation).</summary>
    private static GZipStream OpenGzip(FileStream file)
    {
        if (file.Length < GzipLengthMin)
            throw new InvalidDataException("The file is shorter than any gzip file.");
        return new GZipStream(file, CompressionMode.Decompress);
    }

    private void UnpackZip(FileStream file)
    {
        ZipDirectory.Check(file);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        // Windows in China writes names in GBK; entries marked as UTF-8 are read so all the same.
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.GetEncoding("GB18030"));
        if (zip.Entries.Sum(entry => entry.Length) > bytesMax)
            throw TooLarge();
        foreach (var entry in zip.Entries)
        {
            // The file type bits of Unix: a link is 0xA000.
            if ((entry.ExternalAttributes >> 16 & 0xF000) == 0xA000)
                throw Broken("files only", $"the link {Quoted.Text(entry.FullName)}", "ask for an archive without links");
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
                CheckPath(entry.FullName);
            else if (entry.IsEncrypted)
                throw Broken(
                    "an archive without a password",
                    $"{Quoted.Text(entry.FullName)} encrypted",
                    "ask for an open archive"
                );
            else
                Take(entry.FullName, entry.Open, entry.Crc32);
        }
    }

    private void UnpackTar(FileStream file)
    {
        using var unzipped = OpenGzip(file);
        using var tar = new TarReader(unzipped);
        while (tar.GetNextEntry() is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.Directory:
                    CheckPath(entry.Name);
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    if (written + entry.Length > bytesMax)
                        throw TooLarge();
                    Take(entry.Name, () => entry.DataStream ?? Stream.Null);
                    break;
                case TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes:
                    break;
                default:
                    throw Broken("files only", $"{Quoted.Text(entry.Name)}, a {entry.EntryType}", "ask for an archive of files");
            }
        }
        // The check sum stands behind the archive's end.
        unzipped.CopyTo(Stream.Null);
    }

    private void Take(string member, Func<Stream> open, uint? crc = null)
    {
        CheckPath(member);
        var parts = member.Replace('\\', '/').Split('/');
        // What macOS and editors leave beside the files.
        if (parts.Any(part => part == "__MACOSX" || part.StartsWith('.') && part != "."))
            return;
        if (Is(member))
            throw Broken("dumps", $"the archive {Quoted.Text(member)} in it", "put its files into the inbox by themselves");
        Write($"{name}/{string.Join('/', parts.Where(part => part != "."))}", open(), crc);
    }

    private void CheckPath(string member)
    {
        var parts = member.Replace('\\', '/').Split('/');
        if (Path.IsPathRooted(member) || parts[0].Contains(':', StringComparison.Ordinal) || parts.Contains(".."))
            throw Broken(
                "members inside the archive",
                $"the path {Quoted.Text(member)}",
                "nothing was written; ask who made this archive"
            );
    }

    private void Write(string member, Stream source, uint? crc)
    {
        if (members.Count == MembersMax)
            throw Broken($"at most {MembersMax} files", "more", "put the files into several archives");
        var target = Path.Combine(folder, members.Count.ToString(CultureInfo.InvariantCulture));
        var sum = new Crc32();
        using (source)
        using (var stream = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1))
        {
            var piece = new byte[1 << 17];
            for (var read = source.Read(piece); read > 0; read = source.Read(piece))
            {
                cancellation.ThrowIfCancellationRequested();
                written += read;
                if (written > bytesMax)
                    throw TooLarge();
                stream.Write(piece, 0, read);
                if (crc is not null)
                    sum.Append(piece.AsSpan(0, read));
            }
        }
        if (crc is not null && sum.GetCurrentHashAsUInt32() != crc)
            throw new InvalidDataException($"The check sum of {member} is wrong.");
        members.Add(new ArchiveMember(member, target));
    }

    private BrokenContractException TooLarge() =>
        Broken(
            $"at most {bytesMax} bytes in it: {RatioMax} times its own size, and unpacked_mib of foodcredit.yaml",
            "more",
            "ask who made this archive; raise unpacked_mib, or deliver it unpacked, where it is right"
        );

    private BrokenContractException Broken(string expected, string found, string advice, Exception? cause = null) =>
        new(new Fault($"inbox/{name}", 0, 0, expected, found, advice), cause);

    private static bool EndsWith(string name, string extension) => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A file that was in an archive.</summary>
/// <param name="Name">The archive's name and the path within it; of a gzip file its name without .gz.</param>
/// <param name="Path">Where it was written.</param>
internal readonly record struct ArchiveMember(string Name, string Path);
