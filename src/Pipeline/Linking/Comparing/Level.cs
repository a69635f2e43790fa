namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>One outcome of a comparison, from the closest agreement to the plainest difference.</summary>
/// <param name="Name">As models, reports and explanations call it.</param>
/// <param name="Rarity">Whether it is known how many entities share what agrees: the rarer, the more it tells.</param>
/// <param name="StartingShare">About the share of matching pairs at this level, before anything was learned.</param>
/// <param name="IsNeutral">It weighs nothing by itself, because another candidate's level says the same; known truth may correct that.</param>
internal sealed record Level(string Name, Rarity Rarity, double StartingShare, bool IsNeutral = false)
{
    /// <summary>One of the two does not say: level 0 of every comparison.</summary>
    public static readonly Level Missing = new("missing", Rarity.None, 0, IsNeutral: true);
}
