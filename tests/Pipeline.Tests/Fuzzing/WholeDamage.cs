using CsCheck;

namespace FoodCredit.Pipeline.Tests.Fuzzing;

/// <summary>Damages a file anywhere.</summary>
internal static class WholeDamage
{
    private const int BlockBytes = 512;

    /// <summary>The file with one to three damages; the same chance makes the same.</summary>
    public static byte[] Of(byte[] sound, PCG chance)
    {
        var bytes = sound;
        for (var count = chance.Next(4) == 0 ? 1 + chance.Next(3) : 1; count > 0 && bytes.Length > 1; count--)
            bytes = Once(bytes, chance);
        return bytes;
    }

    private static byte[] Once(byte[] bytes, PCG chance)
    {
        var at = (int)chance.Next((uint)bytes.Length);
        // What tells where things are stands at the ends of such files.
        if (chance.Next(3) == 0)
            at = chance.Next(2) == 0 ? at % Math.Min(200, bytes.Length) : bytes.Length - 1 - at % Math.Min(600, bytes.Length);
        var length = Math.Min(1 + (int)chance.Next(chance.Next(2) == 0 ? 4u : BlockBytes), bytes.Length - at);
        byte[] damaged = [.. bytes];
        switch (chance.Next(8))
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                // Less than the whole: two gzip files behind each other are a gzip file.
                length = Math.Min(length, bytes.Length / 2);
                return
                [
                    .. bytes[..at],
                    .. bytes.AsSpan((int)chance.Next((uint)(bytes.Length - length + 1)), length),
                    .. bytes[at..],
                ];
            case 3:
                damaged.AsSpan(at, length).Clear();
                return damaged;
            case 4:
                damaged[at] = (byte)chance.Next(256);
                return damaged;
            default:
                damaged[at] ^= (byte)(1u << (int)chance.Next(8));
                return damaged;
        }
    }
}
