namespace FoodCredit.Scoring.Learning.Tables;

/// <summary>What the cells of a feature are.</summary>
public enum FeatureKind
{
    /// <summary>Finite numbers, or missing.</summary>
    Number,

    /// <summary>Texts without an order, or missing.</summary>
    Category,
}
