using System.Text;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>
/// The bytes that a file's rows are addressed in, found anew, a character at a time: its own, or their UTF-8 form, in which what is no character is U+FFFF.
/// </summary>
internal sealed class PlainText
{
    private static readonly byte[] Gb18030Mark = [0x84, 0x31, 0x95, 0x33];

    private readonly int[]? places;

    private PlainText(byte[] bytes, int[]? places) => (Bytes, this.places) = (bytes, places);

    public byte[] Bytes { get; }

    public static PlainText Of(MutatedFile file)
    {
        if (!file.Form.IsTranscoded)
            return new PlainText(file.Bytes, null);
        var places = new int[file.Bytes.Length + 1];
        Array.Fill(places, -1);
        var text = new MemoryStream(file.Bytes.Length * 2);
        var utf8 = new byte[4];
        // The mark of GB18030 is no part of the text; that of UTF-16 is.
        var at = file.Form.Code == TextCode.Gb18030 && file.Bytes.AsSpan().StartsWith(Gb18030Mark) ? 4 : 0;
        while (at < file.Bytes.Length)
        {
            places[at] = (int)text.Length;
            var (rune, length) = TextCodes.IsUtf16(file.Form.Code)
                ? Utf16At(file.Bytes.AsSpan(at), file.Form.Code == TextCode.Utf16Big)
                : Gb18030At(file.Bytes.AsSpan(at));
            text.Write(utf8, 0, rune.EncodeToUtf8(utf8));
            at += length;
        }
        places[at] = (int)text.Length;
        return new PlainText(text.ToArray(), places);
    }

    /// <summary>Where an offset of the file stands in these bytes; -1: within a character.</summary>
    public int PlaceOf(int offset) => places is null ? offset : places[offset];

    private static (Rune Rune, int Length) Utf16At(ReadOnlySpan<byte> bytes, bool isBig)
    {
        var nothing = new Rune('\uFFFF');
        if (bytes.Length < 2)
            return (nothing, bytes.Length);
        var first = Unit(bytes, isBig);
        if (!char.IsSurrogate(first))
            return (new Rune(first), 2);
        if (char.IsLowSurrogate(first) || bytes.Length == 2)
            return (nothing, 2);
        if (bytes.Length == 3)
            return (nothing, 2);
        var second = Unit(bytes[2..], isBig);
        return char.IsLowSurrogate(second) ? (new Rune(first, second), 4) : (nothing, 2);
    }

    private static char Unit(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? (char)(bytes[0] << 8 | bytes[1]) : (char)(bytes[1] << 8 | bytes[0]);

    /// <summary>GB 18030-2005: one byte, two (the second 40-7E or 80-FE), or four (digits second and fourth).</summary>
    private static (Rune Rune, int Length) Gb18030At(ReadOnlySpan<byte> bytes)
    {
        var nothing = new Rune('\uFFFF');
        if (bytes[0] < 0x80)
            return (new Rune(bytes[0]), 1);
        if (bytes[0] is 0x80 or 0xFF)
            return (nothing, 1);
        if (bytes.Length == 1)
            return (nothing, 1);
        if (bytes[1] is >= 0x40 and <= 0xFE and not 0x7F)
            return (Decoded(bytes[..2]) ?? nothing, 2);
        if (bytes[1] is not (>= 0x30 and <= 0x39))
            return (nothing, 1);
        if (bytes.Length < 4)
            return (nothing, 1);
        if (bytes[2] is >= 0x81 and <= 0xFE && bytes[3] is >= 0x30 and <= 0x39)
            return (Decoded(bytes[..4]) ?? nothing, 4);
        return (nothing, 1);
    }

    private static Rune? Decoded(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[4];
        try
        {
            var length = TextCodes.Of(TextCode.Gb18030).GetChars(bytes, text);
            return Rune.DecodeFromUtf16(text[..length], out var rune, out _) == System.Buffers.OperationStatus.Done ? rune : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
