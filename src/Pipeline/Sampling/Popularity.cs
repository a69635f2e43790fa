namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// Who has records: most businesses never have one, few have many. Of the active part the business at share x of the ranking is drawn with
/// a density like 1 / (x + 3%), so that the first hundredth has about a twelfth of all records.
/// </summary>
internal sealed class Popularity
{
    private const int ActivePerCent = 45;
    private const double Offset = 0.03;
    private const int Steps = 4096;
    private const int ScaleBits = 32;

    /// <summary>How often a business that is no caterer is drawn once more.</summary>
    private const int RedrawnPerTenThousand = 3500;

    private readonly Businesses businesses;
    private readonly Permutation order;
    private readonly long active;

    /// <summary>The share of the ranking below which lies each step of the drawn number, times 2^32.</summary>
    private readonly long[] quantiles = new long[Steps + 1];

    public Popularity(Businesses businesses, ulong seed)
    {
        this.businesses = businesses;
        active = Math.Max(1, businesses.Count * ActivePerCent / 100);
        order = new Permutation(businesses.Count, seed);
        for (var i = 0; i <= Steps; i++)
        {
            var share = Offset * (Math.Pow(1 + 1 / Offset, (double)i / Steps) - 1);
            quantiles[i] = (long)Math.Round(share * 1e9) * (1L << ScaleBits) / 1_000_000_000;
        }
    }

    /// <summary>The business of a drawn record.</summary>
    public long Draw(ref Draws draws, bool isAboutFood)
    {
        var index = Draw(ref draws);
        for (var tries = 0; isAboutFood && tries < 60 && !businesses.IsFood(index); tries++)
            index = Draw(ref draws);
        if (draws.Chance(RedrawnPerTenThousand) && !businesses[index].Trade.IsCatering)
        {
            var other = Draw(ref draws);
            if (!isAboutFood || businesses.IsFood(other))
                index = other;
        }
        return index;
    }

    /// <summary>The business of a list entry: one after the other, so that none is listed twice on a day.</summary>
    public long Listed(long fact) => order[fact % active];

    private long Draw(ref Draws draws)
    {
        var bits = draws.Next() >> 32;
        var step = (int)(bits >> 20);
        var rest = (long)(bits & 0xF_FFFF);
        var share = quantiles[step] + (quantiles[step + 1] - quantiles[step]) * rest / (1 << 20);
        return order[Math.Min(active - 1, share * active >> ScaleBits)];
    }
}
