namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>
/// What is wrong with a record, in the order in which it goes wrong: the parts of a name before its characters. docs/matching.md describes
/// each.
/// </summary>
internal enum Corruption
{
    NaturalPerson,
    NobodyOther,
    NobodyIndustry,
    NobodyDistrict,
    NobodyTradeName,
    NameFormer,
    NameShopSign,
    NameBranch,
    NameRegionDropped,
    NameForm,
    NameIndustry,
    NameTruncated,
    NameNumeral,
    NameHomophone,
    NameShape,
    NameTypo,
    NameEmbedded,
    NameTraditional,
    NameWidth,
    NameSpace,
    AddressOther,
    AddressDistrictAbolished,
    AddressPrefix,
    AddressPartial,
    AddressNumeral,
    AddressTypo,
    AddressWidth,
    PersonMissing,
    PersonChanged,
    PersonMasked,
    CodeMissing,
    CodeOther,
    CodeRegistration,
    CodeOrganisation,
    CodeScientific,
    CodeMistyped,
    CodeLetters,
    CodeLower,
    CodeWidth,
    Undecidable,
}
