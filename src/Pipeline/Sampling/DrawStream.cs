namespace FoodCredit.Pipeline.Sampling;

/// <summary>What a number is drawn for; one stream never tells of another.</summary>
internal enum DrawStream : ulong
{
    Business = 1,
    BusinessText,
    Registration,
    Licence,
    Permutation,
    Dump,
    Evidence,
    MatchEntity,
    MatchName,
    MatchAddress,
    MatchPerson,
    MatchHomonym,
    MatchRecord,
    MatchTradeName,
    MatchGroup,
    RiskLevel,

    /// <summary>Plus the ordinal of the source (below 1000).</summary>
    Fact = 1000,
    FactText = 2000,
    RowForm = 3000,
    RowDirt = 4000,
    RiskyRecord = 5000,
}
