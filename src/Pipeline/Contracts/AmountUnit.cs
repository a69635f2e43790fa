namespace FoodCredit.Pipeline.Contracts;

/// <summary>The unit a column's amounts are written in.</summary>
public enum AmountUnit
{
    /// <summary>元.</summary>
    Yuan,

    /// <summary>万元.</summary>
    TenThousandYuan,
}
