using System.IO.Compression;
using System.IO.Hashing;
using FoodCredit.Pipeline.Unpacking;

namespace FoodCredit.Pipeline.Reading;

/// <summary>An XLSX workbook is a zip archive, whose check sums and names its reader does not ask for, and whose parts may be made to fill memory.</summary>
internal static class WorkbookArchive
{
    private const int PieceBytes = 1 << 16;

    private static ReadOnlySpan<byte> Mark => "PK"u8;

    /// <summary>Proves that the parts of a workbook are whole and no larger than text becomes; leaves the stream at its start. Other formats pass.</summary>
    /// <exception cref="InvalidDataException">They are not.</exception>
    public static void Check(Stream workbook)
    {
        Span<byte> start = stackalloc byte[2];
        var isArchive =
            workbook.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Mark);
        workbook.Position = 0;
        if (!isArchive)
            return;
        ZipDirectory.Check(workbook);
        using (var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true))
        {
            var bytesLeft = Archive.BytesMaxOf(workbook.Length);
            if (zip.Entries.Sum(entry => entry.Length) > bytesLeft)
                throw new InvalidDataException($"Its parts are larger than {bytesLeft} bytes.");
            foreach (var entry in zip.Entries)
                bytesLeft -= Check(entry, bytesLeft);
        }
        workbook.Position = 0;
    }

    private static long Check(ZipArchiveEntry entry, long bytesMax)
    {
        var sum = new Crc32();
        var size = 0L;
        var piece = new byte[PieceBytes];
        using var part = entry.Open();
        for (var read = part.Read(piece); read > 0; read = part.Read(piece))
        {
            size += read;
            if (size > bytesMax)
                throw new InvalidDataException($"Its parts are larger than {bytesMax} bytes.");
            sum.Append(piece.AsSpan(0, read));
        }
        if (sum.GetCurrentHashAsUInt32() != entry.Crc32)
            throw new InvalidDataException($"The check sum of its part {entry.FullName} is wrong.");
        return size;
    }
}
