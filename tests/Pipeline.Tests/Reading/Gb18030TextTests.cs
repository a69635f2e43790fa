using System.Text;
using CsCheck;
using FoodCredit.Pipeline.Reading;

namespace FoodCredit.Pipeline.Tests.Reading;

/// <summary>Held to the platform's own decoder.</summary>
public sealed class Gb18030TextTests
{
    [Fact]
    public void TryDecode_EveryPairOfBytes_IsWhatThePlatformSays()
    {
        for (var lead = 0; lead < 256; lead++)
        {
            for (var trail = 0; trail < 256; trail++)
                AssertSame([(byte)lead, (byte)trail]);
        }
    }

    [Fact]
    public void TryDecode_AnyBytes_IsWhatThePlatformSays() =>
        Gen.Frequency((3, Gen.Byte), (2, Gen.Byte[0x81, 0xFE]), (2, Gen.Byte[0x30, 0x39]))
            .Array[0, 16]
            .Sample(AssertSame, iter: 20_000);

    /// <summary>GB 18030: U+3400 is 81 39 EE 39, and the four-byte range of the supplementary planes starts at 90 30 81 30.</summary>
    [Fact]
    public void TryDecode_FourBytes_AreOneCharacter()
    {
        var text = new char[8];
        Assert.True(Gb18030Text.TryDecode([0x81, 0x39, 0xEE, 0x39, 0x90, 0x30, 0x81, 0x30], text, out var length));
        Assert.Equal("㐀\U00010000", new string(text, 0, length));
    }

    private static void AssertSame(byte[] bytes)
    {
        var text = new char[bytes.Length];
        var isText = Gb18030Text.TryDecode(bytes, text, out var length);
        string? expected;
        try
        {
            expected = TrialDump.Gb18030.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            expected = null;
        }
        Assert.Equal(expected, isText ? new string(text, 0, length) : null);
    }
}
