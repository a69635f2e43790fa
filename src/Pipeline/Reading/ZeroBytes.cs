namespace FoodCredit.Pipeline.Reading;

/// <summary>
/// Tells UTF-16 by its zero bytes: every ASCII character brings one, which stands alone between others. Those that a cut disk leaves stand in runs.
/// </summary>
internal static class ZeroBytes
{
    /// <summary>One byte of so many: tables have digits and delimiters.</summary>
    private const int AlonePer = 20;

    /// <summary>So few may stand in text of another encoding.</summary>
    private const int AloneMin = 4;

    /// <summary>Whether a row, wherever its first unit begins, is of UTF-16.</summary>
    public static bool IsUtf16Row(ReadOnlySpan<byte> row)
    {
        var (alone, all) = Count(row);
        return alone >= AloneMin && alone * AlonePer >= row.Length && alone * 2 >= all;
    }

    /// <summary>Whether a file that begins so is of UTF-16: its line breaks have zero bytes beside them, too.</summary>
    public static bool IsUtf16File(ReadOnlySpan<byte> start)
    {
        var (alone, _) = Count(start);
        if (alone * AlonePer < start.Length || alone == 0)
            return false;
        var (breaks, wide) = (0, 0);
        for (var i = 0; i < start.Length; i++)
        {
            if (start[i] != '\n')
                continue;
            breaks++;
            wide += i > 0 && start[i - 1] == 0 || i + 1 < start.Length && start[i + 1] == 0 ? 1 : 0;
        }
        // A byte of 上 (4E 0A) and its like is none.
        return wide * 4 >= breaks;
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
