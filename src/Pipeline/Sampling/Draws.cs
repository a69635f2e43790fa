namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// Pseudo-random numbers that depend on nothing but (seed, stream, index): any row of the city can be drawn again without the rows before
/// it. SplitMix64 (Steele, Lea, Flood 2014), started at a hash of the three.
/// </summary>
internal struct Draws
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state;

    private Draws(ulong state) => this.state = state;

    public static Draws Of(ulong seed, DrawStream stream, long index) => Of(seed, (ulong)stream, (ulong)index);

    public static Draws Of(ulong seed, ulong stream, ulong index) =>
        unchecked(new Draws(Mix(Mix(Mix(seed + Golden) ^ (stream * Golden)) + index)));

    /// <summary>64 even bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            state += Golden;
            return Mix(state);
        }
    }

    /// <summary>A whole number from 0 to below <paramref name="bound"/>, by multiplication: the bias is below bound / 2^32.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>True in so many of ten thousand cases.</summary>
    public bool Chance(int perTenThousand) => Below(10_000) < perTenThousand;

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
