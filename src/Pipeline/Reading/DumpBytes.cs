using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Reading;

/// <summary>A dump's bytes in a form that CSV can be parsed in: the file's own, or transcoded to UTF-8 where those are not safe.</summary>
internal sealed class DumpBytes : IDisposable
{
    private static readonly byte[] Utf8Mark = [0xEF, 0xBB, 0xBF];
    private static readonly byte[] Gb18030Mark = [0x84, 0x31, 0x95, 0x33];

    private readonly FileStream file;
    private readonly RetainingStream? retained;

    private DumpBytes(FileStream file, Stream stream, FieldDecoder decoder, long start) =>
        (this.file, Stream, retained, Decoder, Start) = (file, stream, stream as RetainingStream, decoder, start);

    public Stream Stream { get; }

    public FieldDecoder Decoder { get; }

    /// <summary>Where <see cref="Stream"/> starts in the file: after a mark that the parser does not know.</summary>
    public long Start { get; }

    /// <summary>The byte order mark as it stands in these bytes.</summary>
    public ReadOnlySpan<byte> Mark => Decoder.IsGb18030 ? Gb18030Mark : Utf8Mark;

    /// <summary>In UTF-8, for text whose signs GB18030 has inside its characters.</summary>
    public static DumpBytes OpenAsUtf8(string path, DumpEncoding encoding) => Open(path, encoding, '{', retains: false);

    /// <summary>In the file's own encoding where the delimiter allows it; pieces can be read again.</summary>
    public static DumpBytes Open(string path, DumpEncoding encoding, char delimiter) =>
        Open(path, encoding, delimiter, retains: true);

    private static DumpBytes Open(string path, DumpEncoding encoding, char delimiter, bool retains)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        Span<byte> head = stackalloc byte[4096];
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var start = encoding == DumpEncoding.Gb18030 && head.StartsWith(Gb18030Mark) ? Gb18030Mark.Length : 0;
        file.Position = start;
        if (!IsTranscoded(encoding, delimiter))
            return new DumpBytes(file, file, FieldDecoder.For(encoding), start);
        var utf8 = FieldDecoder.Transcode(file, encoding, EncodingDetector.IsBigEndian(head));
        return new DumpBytes(file, retains ? new RetainingStream(utf8) : utf8, FieldDecoder.Utf8, 0);
    }

    /// <summary>Whether a file is read in UTF-8 instead of its own bytes: every ASCII delimiter but these may be a later byte of a GB18030 character.</summary>
    public static bool IsTranscoded(DumpEncoding encoding, char delimiter) =>
        encoding == DumpEncoding.Utf16 || encoding == DumpEncoding.Gb18030 && delimiter is not (',' or ';' or '\t' or ' ' or ':');

    /// <summary>Bytes before this offset of <see cref="Stream"/> will not be read again.</summary>
    public void KeepFrom(long offset) => retained?.KeepFrom(offset);

    /// <summary>A piece once more, by its offset in the file; of a transcoded file by that in <see cref="Stream"/>.</summary>
    public byte[] ReadAgain(long offset, int size)
    {
        if (retained is not null)
            return retained.Kept(offset, size).ToArray();
        var piece = new byte[size];
        var filled = 0;
        while (filled < size)
        {
            var read = RandomAccess.Read(file.SafeFileHandle, piece.AsSpan(filled), offset + filled);
            if (read == 0)
                throw new EndOfStreamException($"{file.Name} became shorter while it was read.");
            filled += read;
        }
        return piece;
    }

    public void Dispose()
    {
        Stream.Dispose();
        file.Dispose();
    }
}
