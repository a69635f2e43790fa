namespace FoodCredit.Pipeline.Identifiers;

/// <summary>What a department wrote where a party's identifier belongs. The numbers are stored.</summary>
public enum IdentifierKind : byte
{
    /// <summary>Nothing, or nothing that passes a check.</summary>
    None = 0,

    /// <summary>Unified social credit code 统一社会信用代码 (GB 32100-2015), check character verified.</summary>
    Uscc = 1,

    /// <summary>Legacy registration number 注册号 of 15 digits (GS 15-2006), check digit verified.</summary>
    RegistrationNumber = 2,

    /// <summary>Organisation code 组织机构代码 of 9 characters (GB 11714), check character verified.</summary>
    OrganisationCode = 3,

    /// <summary>A personal number with digits masked, such as 3601021970****1234.</summary>
    Masked = 4,
}
