using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Contracts;

/// <summary>
/// The attributes the engine itself reads, by what a source feeds. Every other attribute of records is free: named by the contract, kept
/// in the warehouse, and there for the conditions of a policy.
/// </summary>
public static class AttributeVocabulary
{
    /// <summary>In a natural key: the party's identifier, or its name where it has none.</summary>
    public const string Party = "party";

    private static readonly KnownAttribute UpdateTime = new(
        "update_time",
        [AttributeType.Text],
        false,
        "when the department last wrote the row"
    );

    private static readonly ImmutableArray<KnownAttribute> Registrations =
    [
        new(
            "entity_id",
            [AttributeType.Text, AttributeType.Identifier],
            false,
            "the registry's own id of the business (主体身份代码)"
        ),
        new("uscc", [AttributeType.Identifier], false, "the unified social credit code (统一社会信用代码)"),
        new("registration_number", [AttributeType.Identifier], false, "the legacy number of 15 digits (注册号)"),
        new("name", [AttributeType.Name], true, "the registered name (企业名称)"),
        new("entity_type", [AttributeType.Text], false, "the kind of business (企业类型)"),
        new("status", [AttributeType.Text], false, "whether it still exists (登记状态)"),
        new("industry", [AttributeType.Text], false, "the industry category, by the table industries"),
        new("district", [AttributeType.Text], false, "the district, by the table districts"),
        new("address", [AttributeType.Text], false, "the address (住所)"),
        new("branch", [AttributeType.Text], false, "the grassroots branch that supervises it"),
        new("grid", [AttributeType.Text], false, "the grid it lies in"),
        new("established_on", [AttributeType.Date], false, "the date of its founding (成立日期)"),
        new("representative", [AttributeType.Name], false, "the legal representative (法定代表人)"),
        UpdateTime,
    ];

    private static readonly KnownAttribute PartyAddress = new(
        "party_address",
        [AttributeType.Text],
        false,
        "where the party is, as its department wrote it (住所, 单位地址, 经营场所)"
    );

    private static readonly KnownAttribute PartyRepresentative = new(
        "party_representative",
        [AttributeType.Name],
        false,
        "the party's legal representative or the person in charge (法定代表人)"
    );

    /// <summary>What speaks for one business or another where a row has no valid identifier, or has one that several share.</summary>
    private static readonly ImmutableArray<KnownAttribute> Evidence =
    [
        PartyAddress,
        PartyRepresentative,
        new("party_district", [AttributeType.Text], false, "the district that the party is in (行政区划)"),
        new("party_industry", [AttributeType.Text], false, "the party's industry (行业)"),
        new("party_licence", [AttributeType.Text], false, "the number of the party's food licence (许可证编号)"),
    ];

    private static readonly ImmutableArray<KnownAttribute> Licences =
    [
        new("licence_number", [AttributeType.Text], true, "the licence's number (许可证编号)"),
        new("party_code", [AttributeType.Identifier], false, "an identifier of the holder"),
        new("party_name", [AttributeType.Name], false, "the holder's name"),
        PartyAddress,
        PartyRepresentative,
        new("business_form", [AttributeType.Text], false, "the form of business (主体业态)"),
        new("issued_on", [AttributeType.Date], false, "the date of issue (发证日期)"),
        new("valid_until", [AttributeType.Date], false, "the last valid day (有效期至)"),
        UpdateTime,
    ];

    private static readonly ImmutableArray<KnownAttribute> PartyAndDocument =
    [
        new("document_number", [AttributeType.Text], false, "the number of the decision or case"),
        new("party_name", [AttributeType.Name], false, "the party's name (当事人名称)"),
        new("party_code", [AttributeType.Identifier], false, "an identifier of the party"),
        new("party_code_2", [AttributeType.Identifier], false, "a second identifier of the party"),
    ];

    private static readonly KnownAttribute ChangeMark = new(
        "change_mark",
        [AttributeType.Text],
        false,
        "whether the row was added, changed or deleted (增删改标志)"
    );

    private static readonly ImmutableArray<KnownAttribute> Maker =
    [
        new(
            "maker_name",
            [AttributeType.Name],
            false,
            "the name of the maker, where the row names one beside the party (标称生产企业名称)"
        ),
        new("maker_code", [AttributeType.Identifier], false, "an identifier of the maker"),
    ];

    private static readonly ImmutableArray<KnownAttribute> Records =
    [
        .. PartyAndDocument,
        .. Evidence,
        .. Maker,
        new("maker_address", [AttributeType.Text], false, "where the maker is (标称生产企业地址)"),
        new("liable", [AttributeType.Text], false, "which of the two the row counts against: party, maker or both"),
        new("event_date", [AttributeType.Date], true, "the day it happened"),
        new("in_force_until", [AttributeType.Date], false, "the last day it is in force, where the department says so"),
        new("ended_on", [AttributeType.Date], false, "the day it was lifted or removed (移出日期)"),
        new("revoked_on", [AttributeType.Date], false, "the day it was revoked (撤销)"),
        new("repaired_on", [AttributeType.Date], false, "the day its credit repair took effect (信用修复)"),
        ChangeMark,
        UpdateTime,
    ];

    private static readonly ImmutableArray<KnownAttribute> Amendments =
    [
        .. PartyAndDocument,
        .. Maker,
        new("event_date", [AttributeType.Date], false, "the day the amended record happened"),
        new("effective_on", [AttributeType.Date], true, "the day from which the amendment holds"),
        UpdateTime,
    ];

    public static ImmutableArray<KnownAttribute> Of(DatasetKind kind) =>
        kind switch
        {
            DatasetKind.Registrations => Registrations,
            DatasetKind.Licences => Licences,
            DatasetKind.Records => Records,
            DatasetKind.Amendments => Amendments,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>What an attribute holds of persons whatever its contract says: most parties are sole traders, who live where they sell.</summary>
    public static PersonalData PersonalDataIn(string attribute) =>
        attribute switch
        {
            "party_address" or "maker_address" => PersonalData.Address,
            "party_representative" => PersonalData.Name,
            _ => PersonalData.None,
        };

    /// <summary>The attribute is kept as the source names it and can be used by conditions.</summary>
    public static bool IsFree(DatasetKind kind, string attribute) => Of(kind).All(k => k.Name != attribute);
}
