namespace FoodCredit.Pipeline.Linking.Deciding;

/// <summary>What becomes of a record.</summary>
internal enum LinkOutcome : byte
{
    /// <summary>Nobody's, as far as is known.</summary>
    Unmatched = 0,

    /// <summary>A person should look at it.</summary>
    Review = 1,

    /// <summary>It is the entity's.</summary>
    Matched = 2,
}
