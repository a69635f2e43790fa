namespace FoodCredit.Pipeline.Linking.Blocking;

/// <summary>A kind of key by which records find entities that may be theirs.</summary>
/// <param name="Name">As reports call it, such as <c>name.core</c>.</param>
/// <param name="EntitiesMax">A key that more entities have leads nowhere: it is skipped, and counted as skipped.</param>
/// <param name="WeightPercent">What a shared key counts when candidates are ranked, of the bits that its rarity gives.</param>
internal sealed record KeyKind(string Name, int EntitiesMax, int WeightPercent);
