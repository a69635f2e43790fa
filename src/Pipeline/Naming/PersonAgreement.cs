namespace FoodCredit.Pipeline.Naming;

/// <summary>How two persons' names compare.</summary>
internal enum PersonAgreement : byte
{
    /// <summary>One or both are missing.</summary>
    Absent,
    Same,

    /// <summary>One hides characters (张**, 张某), and nothing that both show differs.</summary>
    MaskedConsistent,
    Different,
}
