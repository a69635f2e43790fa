using System.Text;

namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Decodes GB18030 strictly. Characters of two bytes come from a table: the encoding of the platform allocates at every call, and a row has
/// many fields. Those of four bytes, which are rare, are left to it.
/// </summary>
internal static class Gb18030Text
{
    private const int LeadMin = 0x81;
    private const int LeadMax = 0xFE;
    private const int TrailMin = 0x40;
    private const int TrailMax = 0xFE;

    /// <summary>The one byte of the range that is no trail.</summary>
    private const int Delete = 0x7F;
    private const int Trails = TrailMax - TrailMin + 1;

    /// <summary>The platform's, throwing at invalid bytes. Stands before the table, which it makes.</summary>
    public static Encoding Encoding { get; } = MakeEncoding();

    private static readonly char[] Pairs = MakePairs();

    /// <summary>Decodes into <paramref name="text"/>, which has room for as many characters as there are bytes; false at invalid bytes.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, Span<char> text, out int length)
    {
        length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var lead = bytes[i];
            if (lead < 0x80)
            {
                text[length++] = (char)lead;
                continue;
            }
            if (lead is < LeadMin or > LeadMax || i + 1 == bytes.Length)
                return false;
            var trail = bytes[i + 1];
            if (trail is >= (byte)'0' and <= (byte)'9')
            {
                if (!TryDecodeFour(bytes[i..], text[length..], out var chars))
                    return false;
                length += chars;
                i += 3;
                continue;
            }
            var pair = trail is < TrailMin or > TrailMax ? '\0' : Pairs[(lead - LeadMin) * Trails + trail - TrailMin];
            if (pair == '\0')
                return false;
            text[length++] = pair;
            i++;
        }
        return true;
    }

    private static bool TryDecodeFour(ReadOnlySpan<byte> bytes, Span<char> text, out int length)
    {
        length = 0;
        return bytes.Length >= 4 && TryDecodePlatform(bytes[..4], text, out length);
    }

    private static bool TryDecodePlatform(ReadOnlySpan<byte> bytes, Span<char> text, out int length)
    {
        try
        {
            length = Encoding.GetChars(bytes, text);
            return true;
        }
        catch (DecoderFallbackException)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>The character of every pair of bytes; zero where the pair is none.</summary>
    private static char[] MakePairs()
    {
        var pairs = new char[(LeadMax - LeadMin + 1) * Trails];
        Span<char> decoded = stackalloc char[4];
        for (var lead = LeadMin; lead <= LeadMax; lead++)
        {
            for (var trail = TrailMin; trail <= TrailMax; trail++)
            {
                if (trail != Delete && TryDecodePlatform([(byte)lead, (byte)trail], decoded, out var length) && length == 1)
                    pairs[(lead - LeadMin) * Trails + trail - TrailMin] = decoded[0];
            }
        }
        return pairs;
    }

    private static Encoding MakeEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = (Encoding)Encoding.GetEncoding("GB18030").Clone();
        encoding.DecoderFallback = DecoderFallback.ExceptionFallback;
        return encoding;
    }
}
