using System.Collections.Immutable;
using System.Text.Json;

namespace FoodCredit.Pipeline.Sampling.Matching;

/// <summary>The words for corruptions in the truth, and how common those are that come by chance.</summary>
internal static class Corruptions
{
    /// <summary>name_width, code_mistyped ..., by ordinal.</summary>
    public static readonly ImmutableArray<string> Words =
    [
        .. Enum.GetNames<Corruption>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName),
    ];

    private static readonly ImmutableArray<(Corruption Kind, int Weight)> Weights =
    [
        (Corruption.NaturalPerson, 20),
        (Corruption.NameFormer, 110),
        (Corruption.NameShopSign, 60),
        (Corruption.NameBranch, 30),
        (Corruption.NameRegionDropped, 100),
        (Corruption.NameForm, 100),
        (Corruption.NameIndustry, 55),
        (Corruption.NameTruncated, 25),
        (Corruption.NameNumeral, 120),
        (Corruption.NameHomophone, 45),
        (Corruption.NameShape, 25),
        (Corruption.NameTypo, 55),
        (Corruption.NameEmbedded, 35),
        (Corruption.NameTraditional, 25),
        (Corruption.NameWidth, 180),
        (Corruption.NameSpace, 45),
        (Corruption.AddressOther, 50),
        (Corruption.AddressDistrictAbolished, 50),
        (Corruption.AddressPrefix, 90),
        (Corruption.AddressPartial, 60),
        (Corruption.AddressNumeral, 25),
        (Corruption.AddressTypo, 25),
        (Corruption.AddressWidth, 45),
        (Corruption.PersonMissing, 25),
        (Corruption.PersonChanged, 30),
        (Corruption.PersonMasked, 35),
        (Corruption.CodeOther, 14),
        (Corruption.CodeRegistration, 25),
        (Corruption.CodeOrganisation, 40),
        (Corruption.CodeScientific, 60),
        (Corruption.CodeMistyped, 60),
        (Corruption.CodeLetters, 40),
        (Corruption.CodeLower, 30),
        (Corruption.CodeWidth, 20),
    ];

    private static readonly int Sum = Weights.Sum(pair => pair.Weight);

    public static Corruption Draw(ref Draws draws)
    {
        var rest = draws.Below(Sum);
        foreach (var (kind, weight) in Weights)
        {
            rest -= weight;
            if (rest < 0)
                return kind;
        }
        throw new InvalidOperationException("A weight is below the sum of weights.");
    }
}
