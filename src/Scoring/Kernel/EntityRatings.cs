namespace FoodCredit.Scoring.Kernel;

/// <summary>What the kernel gives, one entry an entity.</summary>
/// <param name="PointsMilli">Milli-points.</param>
/// <param name="ThresholdColours">The colour by points alone.</param>
/// <param name="Colours">The colour after the rules.</param>
/// <param name="AppliedRules">Bit i set: rule i changed the colour.</param>
public sealed record EntityRatings(long[] PointsMilli, byte[] ThresholdColours, byte[] Colours, ulong[] AppliedRules)
{
    public static EntityRatings For(int entityCount) =>
        new(new long[entityCount], new byte[entityCount], new byte[entityCount], new ulong[entityCount]);
}
