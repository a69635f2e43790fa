namespace FoodCredit.Pipeline.Drifting;

/// <summary>How a dump differs from its contract.</summary>
public enum DriftKind
{
    /// <summary>A column that the contract neither maps nor ignores.</summary>
    Added,

    /// <summary>A column that the contract maps is not there.</summary>
    Missing,

    /// <summary>A column that the contract maps stands there under another name.</summary>
    Renamed,

    /// <summary>Most values of a column are not of its type.</summary>
    TypeChanged,
}
