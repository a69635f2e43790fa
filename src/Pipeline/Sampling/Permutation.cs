namespace FoodCredit.Pipeline.Sampling;

/// <summary>A one-to-one shuffle of 0..size-1: i to (a i + b) mod size, with a prime to size. Cheap, and recomputable for any i.</summary>
internal sealed class Permutation
{
    private readonly long a;
    private readonly long b;

    /// <param name="size">1 to 1,000,000,000, so that products stay in 64 bits.</param>
    /// <param name="seed">Chooses a and b.</param>
    public Permutation(long size, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 1_000_000_000);
        Size = size;
        var draws = Draws.Of(seed, DrawStream.Permutation, size);
        b = (long)(draws.Next() % (ulong)size);
        // Near the golden section of the size neighbours land far from each other.
        a = Math.Max(1, (long)(size * 0.6180339887) - (long)(draws.Next() % 97));
        while (GreatestCommonDivisor(a, size) != 1)
            a++;
    }

    public long Size { get; }

    public long this[long index] => (index % Size * a + b) % Size;

    private static long GreatestCommonDivisor(long x, long y) => y == 0 ? x : GreatestCommonDivisor(y, x % y);
}
