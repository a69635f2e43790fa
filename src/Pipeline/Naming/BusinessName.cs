using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Naming;

/// <summary>
/// The name of a business in its parts (企业名称): region, trade name (字号), industry, legal form (组织形式) and branch. A struct: half a million of
/// them stand in arrays, and are read in place.
/// </summary>
internal readonly struct BusinessName
{
    /// <summary>The whole name in normal form, without brackets, notes and other names; 有限公司 for 有限责任公司, 第3分公司 for 第三分公司.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// Trade name, industry and branch: what is left of a name when regions are dropped and the legal form changes. A name that is no more than a
    /// region and an industry keeps its region here, without 省 or 市.
    /// </summary>
    public required string Core { get; init; }

    /// <summary>The regions at the beginning; else the region in the middle or before the legal form.</summary>
    public Part Region { get; init; }

    /// <summary>What tells the business from others; empty only in an empty name.</summary>
    public Part TradeName { get; init; }

    public Part Industry { get; init; }

    public Part LegalForm { get; init; }

    /// <summary>What stands behind the name of the business that it is a branch of: 第3分公司, 中山路店.</summary>
    public Part Branch { get; init; }

    public LegalForm Form { get; init; }

    /// <summary>Former and second names, each as its own <see cref="Text"/>.</summary>
    public ImmutableArray<string> Aliases { get; init; }

    /// <summary>Whether it looks like the name of a natural person, masked (张**, 张某) or whole.</summary>
    public bool IsPerson { get; init; }

    /// <summary>Any text is a name; none is refused.</summary>
    public static BusinessName Parse(ReadOnlySpan<char> written) => NameParser.Parse(written, depth: 0);

    public override string ToString() => Text;
}
