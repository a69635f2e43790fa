namespace FoodCredit.Scoring.Plans;

/// <summary>Fixed-point numbers with sixteen binary places: 65536 is 1.0.</summary>
public static class Q16
{
    public const int One = 1 << 16;

    private const int Half = One >> 1;

    /// <summary>A decimal as Q16, rounded half away from zero: 1.2 is 78643.</summary>
    public static long Of(decimal value) => (long)Math.Round(value * One, MidpointRounding.AwayFromZero);

    /// <summary>The model's one way to multiply: <c>(value * factor + 32768) >> 16</c>.</summary>
    public static long Multiply(long value, long factor) => (value * factor + Half) >> 16;
}
