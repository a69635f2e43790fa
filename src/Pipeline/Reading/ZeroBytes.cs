namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Tells UTF-16 by its zero bytes: every ASCII character brings one, which stands alone between others. Those that a cut disk leaves stand in runs.
/// </summary>
internal static class ZeroBytes
{
    /// <summary>One byte of so many, runs of zeros aside: tables have digits and delimiters.</summary>
    private const int AlonePer = 20;

    /// <summary>So few may stand in text of another encoding.</summary>
    private const int AloneMin = 4;

    /// <summary>Whether a row, wherever its first unit begins, is of UTF-16.</summary>
    public static bool IsUtf16Row(ReadOnlySpan<byte> row)
    {
        var (alone, all) = Count(row);
        return alone >= AloneMin && alone * AlonePer >= row.Length - (all - alone);
    }

    /// <summary>Whether a file that begins so is of UTF-16: its digits and line breaks have zero bytes beside them, not a few bytes in between.</summary>
    public static bool IsUtf16File(ReadOnlySpan<byte> start)
    {
        var (alone, all) = Count(start);
        if (alone == 0 || alone * AlonePer < start.Length - (all - alone))
            return false;
        var (signs, wide) = (0, 0);
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] is not ((byte)'\n' or (byte)'"' or (byte)',' or >= (byte)'0' and <= (byte)'9'))
                continue;
            signs++;
            wide += i > 0 && start[i - 1] == 0 || i + 1 < start.Length && start[i + 1] == 0 ? 1 : 0;
        }
        // Halves of Chinese characters are such bytes, too: one character in ten has one.
        return wide * 2 >= signs;
    }

    private static (int Alone, int All) Count(ReadOnlySpan<byte> bytes)
    {
        var (alone, all) = (0, 0);
        for (var at = bytes.IndexOf((byte)0); at >= 0 && at < bytes.Length; at++)
        {
            if (bytes[at] != 0)
                continue;
            all++;
            alone += (at == 0 || bytes[at - 1] != 0) && (at + 1 == bytes.Length || bytes[at + 1] != 0) ? 1 : 0;
        }
        return (alone, all);
    }
}
