using System.Text;
using System.Text.Unicode;
using FoodCredit.Pipeline.Contracts;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>Writes text in a department's encoding. One character stands for a byte that no encoding knows.</summary>
internal sealed class CharacterEncoder
{
    /// <summary>Becomes the byte FF, which is in neither UTF-8 nor GB18030.</summary>
    public const char Undecodable = '\uE000';

    /// <summary>The most bytes a character becomes.</summary>
    public const int BytesMax = 4;

    private static readonly Lazy<ushort[]> GbkCodes = new(MakeGbkCodes);

    private readonly DumpEncoding encoding;
    private readonly ushort[] gbk;

    public CharacterEncoder(DumpEncoding encoding)
    {
        this.encoding = encoding;
        gbk = encoding == DumpEncoding.Gb18030 ? GbkCodes.Value : [];
    }

    /// <summary>Encodes; <paramref name="bytes"/> has room for <see cref="BytesMax"/> times the characters. Gives the bytes written.</summary>
    public int Encode(ReadOnlySpan<char> text, Span<byte> bytes) =>
        encoding switch
        {
            DumpEncoding.Gb18030 => EncodeGb18030(text, bytes),
            DumpEncoding.Utf16 => Encoding.Unicode.GetBytes(text, bytes),
            _ => EncodeUtf8(text, bytes),
        };

    private static int EncodeUtf8(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var bad = text.IndexOf(Undecodable);
        if (bad >= 0)
        {
            var before = EncodeUtf8(text[..bad], bytes);
            bytes[before] = 0xFF;
            return before + 1 + EncodeUtf8(text[(bad + 1)..], bytes[(before + 1)..]);
        }
        Utf8.FromUtf16(text, bytes, out _, out var written);
        return written;
    }

    private int EncodeGb18030(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                bytes[length++] = (byte)c;
                continue;
            }
            var code = gbk[c];
            if (code != 0)
            {
                bytes[length++] = (byte)(code >> 8);
                bytes[length++] = (byte)(code & 0xFF);
                continue;
            }
            if (c == Undecodable)
            {
                bytes[length++] = 0xFF;
                continue;
            }
            var size = char.IsHighSurrogate(c) && i + 1 < text.Length ? 2 : 1;
            length += Gb18030().GetBytes(text.Slice(i, size), bytes[length..]);
            i += size - 1;
        }
        return length;
    }

    private static Encoding Gb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030");
    }

    /// <summary>The two-byte codes of all characters that have one; 0 for the others.</summary>
    private static ushort[] MakeGbkCodes()
    {
        var codes = new ushort[char.MaxValue + 1];
        var encoding = Gb18030();
        Span<byte> bytes = stackalloc byte[8];
        for (var c = '\u0080'; c < char.MaxValue; c++)
        {
            if (!char.IsSurrogate(c) && c != Undecodable && encoding.GetBytes([c], bytes) == 2)
                codes[c] = (ushort)(bytes[0] << 8 | bytes[1]);
        }
        return codes;
    }
}
