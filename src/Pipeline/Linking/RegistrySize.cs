using System.Numerics;

namespace FoodCredit.Pipeline.Linking;

/// <summary>The size of a registry as weights know it.</summary>
internal static class RegistrySize
{
    /// <summary>log2 of the number of entities, rounded up: in whole bits, so that one more registration does not change what all others weigh.</summary>
    public static int Bits(int entities) => entities <= 1 ? 0 : BitOperations.Log2((uint)entities - 1) + 1;
}
