namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>What is known of how common an agreement is.</summary>
internal enum Rarity
{
    /// <summary>Nothing: the level itself is the evidence.</summary>
    None,

    /// <summary>How many entities have the value on which both agree.</summary>
    Value,

    /// <summary>How many entities have the rarest piece, such as two neighbouring characters, that both have.</summary>
    Piece,
}
