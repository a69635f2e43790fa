namespace FoodCredit.Pipeline.Contracts;

/// <summary>What a later fact does to its record.</summary>
public enum AmendmentKind
{
    /// <summary>撤销: as if the record had never been.</summary>
    Revocation,

    /// <summary>信用修复: the record is used at the policy's repaired share from then on.</summary>
    Repair,

    /// <summary>移出: the record ends.</summary>
    Removal,
}
