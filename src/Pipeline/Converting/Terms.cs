namespace FoodCredit.Pipeline.Converting;

/// <summary>What a group of columns says together: whom a row names, or in which words it tells.</summary>
/// <param name="Id">The hash of the texts, exactly: where they stand once.</param>
/// <param name="Key">What of them goes into natural keys.</param>
/// <param name="Digest">What they say, whatever the width of characters and the kind of brackets.</param>
internal readonly record struct Terms(long Id, UInt128 Key, UInt128 Digest);
