namespace FoodCredit.Pipeline.Naming;

/// <summary>What a business is in law (组织形式), as far as its name tells.</summary>
internal enum LegalForm : byte
{
    None,

    /// <summary>有限责任公司, 有限公司 and old 公司.</summary>
    Company,

    /// <summary>股份有限公司.</summary>
    JointStock,

    /// <summary>合伙企业, and the offices of accountants and lawyers.</summary>
    Partnership,

    /// <summary>个人独资企业.</summary>
    SoleProprietorship,

    /// <summary>个体工商户: shops, 店, 行, 部, 馆, or noted so in brackets.</summary>
    SoleTrader,

    /// <summary>农民专业合作社, 供销合作社, 信用社.</summary>
    Cooperative,

    /// <summary>厂.</summary>
    Factory,

    /// <summary>Schools, hospitals, authorities and associations.</summary>
    Institution,

    /// <summary>A branch (分支机构) of a business, whatever that one's form.</summary>
    Branch,
}
