namespace FoodCredit.Scoring.Plans;

/// <summary>The sizes a policy may have: what its tables, masks and byte-wide indices hold.</summary>
internal static class PolicyLimits
{
    public const int TypesMax = 32;

    /// <summary>A mask of 64 bits names the rules that changed a colour.</summary>
    public const int RulesMax = 64;

    /// <summary>Industries, and area kinds, beside the default: their indices are bytes.</summary>
    public const int ContextsMax = byte.MaxValue;

    /// <summary>A century: the longest window, period, half-life or wait.</summary>
    public const int DaysMax = 36_500;

    /// <summary>The longest frequency table; it travels inside SQL text, too.</summary>
    public const int FrequencyCountMax = 10_000;

    /// <summary>A million points.</summary>
    public const long PointsMilliMax = 1_000_000_000;

    public const int MultiplierMax = 1000;
}
