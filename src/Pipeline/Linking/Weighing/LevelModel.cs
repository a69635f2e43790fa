namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>What is known of one level of a comparison.</summary>
/// <param name="Name">The level's.</param>
/// <param name="Matching">m: the probability of this level, given that the record is the entity's and both say something.</param>
/// <param name="Other">
/// u: the probability of this level, given that the record is somebody else's. For a value of known rarity, the share of values which only one entity
/// has that others have all the same (u is this + the other entities that have it, of all entities); for a piece, the share of the entities with this
/// piece that are at this level.
/// </param>
/// <param name="CorrectionBits">Added to log2(m / u) where the truth of records showed that agreements do not come independently of each other.</param>
internal sealed record LevelModel(string Name, double Matching, double Other, double CorrectionBits = 0);
