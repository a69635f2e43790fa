using CsCheck;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Bytes that are no characters of an encoding, or only the start of one.</summary>
internal static class HalfCharacters
{
    private static readonly byte[][] Utf8 =
    [
        [0xE5],
        [0xE5, 0xBA],
        [0xBA],
        [0xC0, 0xAF],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0xF0, 0x9F, 0x8D],
        [0xF5, 0x80, 0x80, 0x80],
        [0xFF],
        [0xFE, 0xFF],
        [0xB5, 0xEA],
    ];

    private static readonly byte[][] Gb18030 =
    [
        [0xB5],
        [0x81],
        [0xFE],
        [0x80],
        [0xFF],
        [0x81, 0x30],
        [0x81, 0x30, 0x81],
        [0x90, 0x39, 0xFE],
        [0xE3, 0x32, 0x9A, 0x36],
        [0x81, 0x7F],
        [0xE5, 0xBA, 0x97],
    ];

    private static readonly ushort[] Units = [0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF];

    public static byte[] Of(TextCode code, PCG chance)
    {
        if (!TextCodes.IsUtf16(code))
        {
            var all = code == TextCode.Utf8 ? Utf8 : Gb18030;
            return all[chance.Next((uint)all.Length)];
        }
        var unit = Units[chance.Next((uint)Units.Length)];
        byte[] little = [(byte)(unit & 0xFF), (byte)(unit >> 8)];
        return code == TextCode.Utf16Little ? little : [little[1], little[0]];
    }
}
