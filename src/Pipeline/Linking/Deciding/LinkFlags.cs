namespace FoodCredit.Pipeline.Linking.Deciding;

/// <summary>What should be told of a decision beside its outcome.</summary>
[Flags]
internal enum LinkFlags : byte
{
    None = 0,

    /// <summary>A code that passes its check belongs to an entity whose name and address are others than the record's.</summary>
    CodeConflict = 1,

    /// <summary>Another entity is as likely.</summary>
    Tie = 2,

    /// <summary>A code was one slip away from the entity's.</summary>
    CodeRepaired = 4,

    /// <summary>The record names a natural person, and only weak evidence speaks for a sole trader.</summary>
    NaturalPerson = 8,
}
