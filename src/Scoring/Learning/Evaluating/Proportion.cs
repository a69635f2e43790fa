namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>A share of a whole.</summary>
public static class Proportion
{
    /// <summary>The interval in which a share lies with 95% confidence (Wilson 1927): of 98 of 100 it is 0.930 to 0.994.</summary>
    public static (double Low, double High) Interval(long part, long whole)
    {
        const double Z = 1.959964;
        if (whole == 0)
            return (0, 1);
        var share = (double)part / whole;
        var spread = Z * Z / whole;
        var middle = (share + (spread / 2)) / (1 + spread);
        var half = Z / (1 + spread) * Math.Sqrt((share * (1 - share) / whole) + (spread / 4 / whole));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
