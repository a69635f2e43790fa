namespace FoodCredit.Scoring.Policies;

/// <summary>The class of an entity (颜色), in rising order of risk.</summary>
public enum Colour : byte
{
    /// <summary>绿.</summary>
    Green = 0,

    /// <summary>黄.</summary>
    Yellow = 1,

    /// <summary>橙.</summary>
    Orange = 2,

    /// <summary>红.</summary>
    Red = 3,
}
