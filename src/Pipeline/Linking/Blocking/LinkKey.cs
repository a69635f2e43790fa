namespace FoodCredit.Pipeline.Linking.Blocking;

/// <summary>A key of one party.</summary>
/// <param name="Hash">64 bits of what it says, its kind among them.</param>
/// <param name="Comparison">The number of the comparison that made it.</param>
/// <param name="Kind">The number of its kind among those of its comparison.</param>
/// <param name="Tag">What its comparison knows it by, such as the two characters of a bigram.</param>
internal readonly record struct LinkKey(ulong Hash, byte Comparison, byte Kind, int Tag);
