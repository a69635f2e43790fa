namespace FoodCredit.Pipeline.Contracts;

/// <summary>What the rows of a source become.</summary>
public enum DatasetKind
{
    /// <summary>Entities (市场主体).</summary>
    Registrations,

    /// <summary>Food licences (食品经营许可) of entities.</summary>
    Licences,

    /// <summary>Negative records (负面信息) of one type.</summary>
    Records,

    /// <summary>Later facts about records of one type: revocations, repairs or removals.</summary>
    Amendments,
}
