using System.Buffers;
using System.Text;
using System.Text.Unicode;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Finds the encoding of a file that declares none: by byte order mark, else UTF-8, else GB18030.</summary>
internal static class EncodingDetector
{
    private const int BlockBytes = 1 << 20;

    /// <summary>
    /// A file with some rows of another encoding is still UTF-8: well-formed characters beyond ASCII outnumber broken bytes two to one.
    /// GB18030 text read as UTF-8 is far below that: one pair in seven happens to be well formed, the others are two broken bytes each.
    /// </summary>
    private const int WellFormedPerBroken = 2;

    /// <summary>From so many bytes on a file that is not all UTF-8 is decided by what was seen.</summary>
    private const long CountedBytesMax = 64 << 20;

    /// <summary>The encoding of a byte order mark, or null.</summary>
    public static DumpEncoding? ByMark(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        Span<byte> start = stackalloc byte[4];
        return ByMark(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)]);
    }

    public static DumpEncoding Detect(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            var filled = stream.ReadAtLeast(block, 4, throwOnEndOfStream: false);
            if (ByMark(block.AsSpan(0, filled)) is { } marked)
                return marked;
            if (ZeroBytes.IsUtf16File(block.AsSpan(0, filled)))
                return DumpEncoding.Utf16;
            long wellFormed = 0;
            long broken = 0;
            long seen = 0;
            while (filled > 0 && (broken == 0 || seen < CountedBytesMax))
            {
                seen += filled;
                var rest = Count(block.AsSpan(0, filled), ref wellFormed, ref broken);
                block.AsSpan(filled - rest, rest).CopyTo(block);
                var read = stream.Read(block, rest, BlockBytes - rest);
                if (read == 0)
                {
                    broken += rest > 0 ? 1 : 0;
                    break;
                }
                filled = rest + read;
            }
            return broken == 0 || wellFormed >= WellFormedPerBroken * broken ? DumpEncoding.Utf8 : DumpEncoding.Gb18030;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>UTF-16 with the high byte first: by its mark, else by its first line break, else by where the zero bytes of ASCII characters stand.</summary>
    public static bool IsBigEndian(ReadOnlySpan<byte> start)
    {
        if (start is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
            return start[0] == 0xFE;
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            // Either way round the other unit is no character.
            if (start[i] + start[i + 1] == '\n' && (start[i] == 0 || start[i + 1] == 0))
                return start[i] == 0;
        }
        var highFirst = 0;
        for (var i = 0; i + 1 < start.Length; i += 2)
            highFirst += (start[i] == 0 ? 1 : 0) - (start[i + 1] == 0 ? 1 : 0);
        return highFirst > 0;
    }

    private static DumpEncoding? ByMark(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => DumpEncoding.Utf8,
            [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => DumpEncoding.Utf16,
            [0x84, 0x31, 0x95, 0x33, ..] => DumpEncoding.Gb18030,
            _ => null,
        };

    /// <summary>Counts characters beyond ASCII; gives the bytes at the end that may be the start of one.</summary>
    private static int Count(ReadOnlySpan<byte> bytes, ref long wellFormed, ref long broken)
    {
        var tail = Tail(bytes);
        if (Utf8.IsValid(bytes[..^tail]))
        {
            // Nearly all characters beyond ASCII have three bytes and become one: each makes the text two shorter.
            wellFormed += (bytes.Length - tail - Encoding.UTF8.GetCharCount(bytes[..^tail])) / 2;
            return tail;
        }
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
                return 0;
            bytes = bytes[ascii..];
            switch (Rune.DecodeFromUtf8(bytes, out _, out var consumed))
            {
                case OperationStatus.Done:
                    wellFormed++;
                    break;
                case OperationStatus.NeedMoreData:
                    return bytes.Length;
                default:
                    broken++;
                    break;
            }
            bytes = bytes[consumed..];
        }
        return 0;
    }

    /// <summary>The bytes at the end that are the start of a character.</summary>
    private static int Tail(ReadOnlySpan<byte> bytes)
    {
        for (var length = 1; length <= Math.Min(3, bytes.Length); length++)
        {
            if (bytes[^length] >= 0xC0)
                return Rune.DecodeFromUtf8(bytes[^length..], out _, out _) == OperationStatus.NeedMoreData ? length : 0;
        }
        return 0;
    }
}
