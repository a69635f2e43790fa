namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>Pseudo-random numbers that depend on a seed and a number of the draw's series only (SplitMix64; Steele, Lea, Flood 2014).</summary>
public struct SeededDraws
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong state;

    public SeededDraws(ulong seed, long series) => state = unchecked(Mix(Mix(seed + Golden) + ((ulong)series * Golden)));

    /// <summary>A whole number from 0 to below a bound; the bias is below bound / 2^32.</summary>
    public int Below(int bound)
    {
        unchecked
        {
            state += Golden;
            return (int)(((Mix(state) >> 32) * (ulong)bound) >> 32);
        }
    }

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
