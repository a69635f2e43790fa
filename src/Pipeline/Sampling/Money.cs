namespace FoodCredit.Pipeline.Sampling;

/// <summary>The sums of money in records, in whole hundreds of yuan: small ones common, large ones rare.</summary>
internal static class Money
{
    private static readonly int[] SmallFines = [500, 1000, 1000, 2000, 2000, 3000, 5000];
    private static readonly int[] UsualFines = [5000, 5000, 8000, 10_000, 12_000, 15_000, 20_000];
    private static readonly int[] LargeFines = [30_000, 50_000, 50_000, 60_000, 80_000, 100_000, 150_000, 300_000];

    /// <summary>A fine in yuan.</summary>
    public static int Fine(ref Draws draws)
    {
        var size = draws.Below(1000);
        var fines =
            size < 700 ? SmallFines
            : size < 955 ? UsualFines
            : LargeFines;
        return fines[draws.Below(fines.Length)];
    }

    /// <summary>A debt or claim in yuan: 10^4 to 10^7, even over the orders of magnitude.</summary>
    public static int Debt(ref Draws draws)
    {
        var scale = draws.Below(3) switch
        {
            0 => 100,
            1 => 1000,
            _ => 10_000,
        };
        return (100 + draws.Below(900)) * scale;
    }
}
