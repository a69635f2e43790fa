using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Pipeline.Linking.Comparing;

/// <summary>Compares one part of the names that their cores leave out: the region, or the legal form 组织形式.</summary>
/// <param name="columns">The columns of parties.</param>
/// <param name="part">As models call it.</param>
/// <param name="partOf">The part of a name; empty: the name does not say.</param>
internal sealed class PartOfNameComparison(PartyColumns columns, string part, Func<BusinessName, string> partOf) : IComparison
{
    private const int Same = 1;
    private const int Different = 2;

    /// <summary>Longer chains of regions are those of no name.</summary>
    private const int RegionLengthMax = 64;

    private static readonly KnownTexts Regions = new();

    private readonly int name = columns.Of("name");

    public string Name => part;

    public ImmutableArray<Level> Levels { get; } =
    [Level.Missing, new("same", Rarity.None, 0.95), new("different", Rarity.None, 0.05)];

    public object? Prepare(Party party) =>
        party[name].Length > 0 && partOf(party.NameOf(name)) is { Length: > 0 } own ? own : null;

    public Agreement Compare(object record, object entity, KeyList keys) =>
        new((string)record == (string)entity ? Same : Different);

    /// <summary>The region as written without 省, 市 and the like.</summary>
    public static string RegionOf(BusinessName name)
    {
        var written = name.Region.Of(name.Text);
        Span<char> region = stackalloc char[RegionLengthMax];
        var length = 0;
        foreach (var c in written[..Math.Min(written.Length, RegionLengthMax)])
        {
            if (c is not ('省' or '市' or '县' or '区'))
                region[length++] = c;
        }
        return Regions.Of(region[..length]);
    }

    /// <summary>The legal form; shops that do not name one say nothing.</summary>
    public static string FormOf(BusinessName name) => name.Form == LegalForm.None ? "" : name.Form.ToString();
}
