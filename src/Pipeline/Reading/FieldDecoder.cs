using System.Buffers;
using System.Text;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Reading;

/// <summary>Decodes the bytes of one field strictly: an invalid sequence is told, never replaced.</summary>
internal sealed class FieldDecoder
{
    /// <summary>
    /// Stands in transcoded text for bytes that could not be decoded: a code point that is no character, and is none in a file of UTF-8 either. What fields
    /// became is remembered by their bytes, whatever file they stood in.
    /// </summary>
    private const char Undecodable = '\uFFFF';

    private readonly bool isGb18030;

    private FieldDecoder(bool isGb18030) => this.isGb18030 = isGb18030;

    /// <summary>Also for bytes that <see cref="Transcode"/> made.</summary>
    public static FieldDecoder Utf8 { get; } = new(false);

    public static FieldDecoder For(DumpEncoding encoding) => encoding == DumpEncoding.Gb18030 ? new FieldDecoder(true) : Utf8;

    /// <summary>A stream of UTF-8 over a file whose bytes cannot be parsed as they are.</summary>
    public static Stream Transcode(Stream file, DumpEncoding encoding, bool isBigEndian)
    {
        var replacement = new DecoderReplacementFallback(Undecodable.ToString());
        var source = (Encoding)
            (
                encoding == DumpEncoding.Gb18030 ? Gb18030Text.Encoding
                : isBigEndian ? Encoding.BigEndianUnicode
                : Encoding.Unicode
            ).Clone();
        source.DecoderFallback = replacement;
        return Encoding.CreateTranscodingStream(file, source, new UTF8Encoding(false));
    }

    /// <summary>The bytes are GB18030, not UTF-8.</summary>
    public bool IsGb18030 => isGb18030;

    /// <summary>The most characters that so many bytes can become.</summary>
    public static int MaxChars(int bytes) => bytes;

    /// <summary>Decodes into <paramref name="text"/>; false when the bytes are not of the encoding.</summary>
    public bool TryDecode(ReadOnlySpan<byte> bytes, Span<char> text, out int length)
    {
        if (Ascii.ToUtf16(bytes, text, out length) == OperationStatus.Done)
            return true;
        if (!isGb18030)
            return System.Text.Unicode.Utf8.ToUtf16(bytes, text, out _, out length, replaceInvalidSequences: false)
                    == OperationStatus.Done
                && !text[..length].Contains(Undecodable);
        return Gb18030Text.TryDecode(bytes, text, out length);
    }
}
