using System.Buffers.Binary;

namespace FoodCredit.Pipeline.Unpacking;

/// <summary>
/// Compares the directory of a zip archive with what stands before each of its members: names are under no check sum, and the library asks the directory alone. A
/// damaged name makes a dump of another day, or a workbook without a part.
/// </summary>
/// <remarks>APPNOTE.TXT 6.3.10: 4.3.7 local file header, 4.3.12 central directory header, 4.3.14 to 4.3.16 end of central directory, 4.5.3 Zip64.</remarks>
internal static class ZipDirectory
{
    private const uint LocalMark = 0x04034b50;
    private const uint EntryMark = 0x02014b50;
    private const uint EndMark = 0x06054b50;
    private const uint LongEndMark = 0x06064b50;
    private const uint LocatorMark = 0x07064b50;
    private const int LocalBytes = 30;
    private const int EntryBytes = 46;
    private const int EndBytes = 22;
    private const int LongEndBytes = 56;
    private const int LocatorBytes = 20;
    private const int CommentBytesMax = ushort.MaxValue;

    /// <summary>The numbers of 8 bytes in an extra field.</summary>
    private const ushort LongNumbers = 1;

    /// <summary>Leaves the stream anywhere.</summary>
    /// <exception cref="InvalidDataException">A member is not where the directory says, or has another name there.</exception>
    public static void Check(Stream archive)
    {
        var (at, count, end) = Find(archive);
        for (var entry = 0L; entry < count; entry++)
        {
            var head = Bytes(archive, at, EntryBytes);
            if (Int(head, 0) != EntryMark)
                throw new InvalidDataException("An entry of its directory is none.");
            var (nameBytes, extraBytes, commentBytes) = (Short(head, 28), Short(head, 30), Short(head, 32));
            var name = Bytes(archive, at + EntryBytes, nameBytes);
            var extra = Bytes(archive, at + EntryBytes + nameBytes, extraBytes);
            CheckMember(archive, head, name, Offset(head, extra));
            at += EntryBytes + nameBytes + extraBytes + commentBytes;
        }
        if (at != end)
            throw new InvalidDataException("Its directory does not reach to where it should end.");
    }

    private static void CheckMember(Stream archive, byte[] head, byte[] name, long offset)
    {
        var local = Bytes(archive, offset, LocalBytes);
        if (
            Int(local, 0) != LocalMark
            || !local.AsSpan(6, 4).SequenceEqual(head.AsSpan(8, 4))
            || !Bytes(archive, offset + LocalBytes, Short(local, 26)).AsSpan().SequenceEqual(name)
        )
            throw new InvalidDataException("A member is not the one that its directory names.");
    }

    /// <summary>Where the directory begins, how many entries it has, and where it must end, which is where its end is told.</summary>
    private static (long Start, long Count, long End) Find(Stream archive)
    {
        var length = (int)Math.Min(archive.Length, EndBytes + CommentBytesMax);
        var tail = Bytes(archive, archive.Length - length, length);
        for (var i = length - EndBytes; i >= 0; i--)
        {
            if (Int(tail, i) != EndMark)
                continue;
            var end = archive.Length - length + i;
            var (count, start) = (Short(tail, i + 10), Int(tail, i + 16));
            return count == ushort.MaxValue || start == uint.MaxValue ? FindLong(archive, end) : (start, count, end);
        }
        throw new InvalidDataException("It has no directory.");
    }

    private static (long Start, long Count, long End) FindLong(Stream archive, long end)
    {
        var locator = Bytes(archive, end - LocatorBytes, LocatorBytes);
        var recordAt = Long(locator, 8);
        var record = Bytes(archive, recordAt, LongEndBytes);
        if (Int(locator, 0) != LocatorMark || Int(record, 0) != LongEndMark)
            throw new InvalidDataException("It has no directory.");
        return (Long(record, 48), Long(record, 32), recordAt);
    }

    /// <summary>Where a member stands; in the extra field behind the sizes that are there, too, where four bytes do not hold it.</summary>
    private static long Offset(byte[] head, byte[] extra)
    {
        var offset = Int(head, 42);
        if (offset != uint.MaxValue)
            return offset;
        var before = (Int(head, 24) == uint.MaxValue ? 8 : 0) + (Int(head, 20) == uint.MaxValue ? 8 : 0);
        for (var i = 0; i + 4 <= extra.Length; i += 4 + Short(extra, i + 2))
        {
            if (Short(extra, i) == LongNumbers && Short(extra, i + 2) >= before + 8 && i + 4 + before + 8 <= extra.Length)
                return Long(extra, i + 4 + before);
        }
        throw new InvalidDataException("An entry of its directory says no place.");
    }

    private static byte[] Bytes(Stream archive, long at, int count)
    {
        if (at < 0 || at > archive.Length - count)
            throw new InvalidDataException("Its directory names a place outside of it.");
        var bytes = new byte[count];
        archive.Position = at;
        archive.ReadExactly(bytes);
        return bytes;
    }

    private static int Short(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static uint Int(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private static long Long(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
}
