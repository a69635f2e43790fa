namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>How a record and an entity compare.</summary>
/// <param name="Level">The number of the level.</param>
/// <param name="Sharing">How many entities share what agrees, at least 1; 0 where the level has no rarity.</param>
internal readonly record struct Agreement(int Level, int Sharing = 0)
{
    /// <summary>An agreement on what so many entities share: the one that agrees, if no other does.</summary>
    public static Agreement OnValue(int level, int sharing) => new(level, Math.Max(1, sharing));
}
