namespace FoodCredit.Scoring.Learning.Drifting;

/// <summary>The chi-squared distribution.</summary>
public static class ChiSquared
{
    /// <summary>The value that is not exceeded with a probability: 0.99 with 9 degrees of freedom is 21.666.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    /// <param name="degrees">Degrees of freedom; 0 gives 0.</param>
    public static double Quantile(double probability, int degrees)
    {
        if (degrees <= 0)
            return 0;
        var (low, high) = (0.0, 1.0);
        while (Below(high, degrees) < probability)
            high *= 2;
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (Below(middle, degrees) < probability)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>
    /// The probability below a value: the regularised lower incomplete gamma function by its series, <c>x^a e^-x ÷ gamma(a + 1) × (1 + x ÷ (a + 1) + ...)</c> (Abramowitz and Stegun 6.5.29).
    /// </summary>
    public static double Below(double value, int degrees)
    {
        var (a, x) = (degrees / 2.0, value / 2);
        if (x <= 0)
            return 0;
        var (term, sum) = (1.0, 1.0);
        for (var i = 1; term > sum * 1e-16 && i < 10_000; i++)
        {
            term *= x / (a + i);
            sum += term;
        }
        return Math.Min(1, sum * Math.Exp((a * Math.Log(x)) - x - LogGamma(degrees + 2)));
    }

    /// <summary>ln gamma(halves ÷ 2), by the recurrence from gamma(1) = 1 and gamma(1/2) = square root of pi.</summary>
    private static double LogGamma(int halves)
    {
        var sum = halves % 2 == 0 ? 0 : Math.Log(Math.PI) / 2;
        for (var i = halves % 2 == 0 ? 2 : 1; i < halves; i += 2)
            sum += Math.Log(i / 2.0);
        return sum;
    }
}
