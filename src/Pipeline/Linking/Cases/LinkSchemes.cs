using System.Security.Cryptography;
using FoodCredit.Pipeline.Linking.Comparing;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Schemes by name or by description.</summary>
internal static class LinkSchemes
{
    private static readonly BusinessRules Rules = new(code: 0, name: 1, address: 5, representative: 7, licence: 9);

    /// <summary>Chinese businesses.</summary>
    public static readonly LinkScheme Business = new()
    {
        Name = "business",
        Columns = PartyColumns.Business,
        Comparisons =
        [
            new CodeComparison(PartyColumns.Business),
            new NameComparison(PartyColumns.Business),
            new BranchComparison(PartyColumns.Business),
            new PartOfNameComparison(PartyColumns.Business, "region", PartOfNameComparison.RegionOf),
            new PartOfNameComparison(PartyColumns.Business, "form", PartOfNameComparison.FormOf),
            new AddressComparison(PartyColumns.Business),
            new DistrictComparison(PartyColumns.Business),
            new PersonComparison(PartyColumns.Business),
            new IndustryComparison(PartyColumns.Business),
            new LicenceComparison(PartyColumns.Business),
        ],
        Together = [(1, 5), (0, 1)],
        Revise = Rules.Revise,
        IsIdentified = Rules.IsIdentified,
    };

    private static readonly Lazy<(LinkModel Model, string Hash)> OwnModel = new(ReadBusinessModel);

    /// <summary>The program's own model of businesses: trained on a sample city with its truth (docs/matching.md says which).</summary>
    public static LinkModel BusinessModel => OwnModel.Value.Model;

    /// <summary>SHA-256 (lower-case hex) of its document.</summary>
    public static string BusinessModelHash => OwnModel.Value.Hash;

    private static (LinkModel Model, string Hash) ReadBusinessModel()
    {
        const string Resource = "matching/business.json";
        using var stream =
            typeof(LinkSchemes).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly has no {Resource}.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return (
            LinkModel.FromJson(Resource, bytes.ToArray(), Business),
            Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))
        );
    }

    /// <summary>
    /// A scheme of plain columns: one comparison a column, separated by commas, such as
    /// <c>given_name:text/surname,date_of_birth:digits</c>; the column after the stroke is one with which it is sometimes exchanged.
    /// </summary>
    /// <exception cref="BrokenContractException">It names no columns, one twice, or another kind than text and digits.</exception>
    public static LinkScheme OfColumns(string description, bool isOneToOne)
    {
        var parts = description.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var named = parts.Select(part => part.Split(':')).ToArray();
        PartyColumns columns = new([.. named.Select(part => part[0])]) { Required = named.Length };
        if (named.Length == 0 || !named.All(part => IsComparable(columns, part)))
            throw new BrokenContractException(
                new Fault(
                    "--compare",
                    0,
                    0,
                    "columns such as given_name:text/surname,postcode:digits",
                    $"'{description}'",
                    "name columns of both files, each with text or digits"
                )
            );
        return new LinkScheme
        {
            Name = description,
            Columns = columns,
            Comparisons = [.. named.Select(part => Of(columns, part[0], part.Length > 1 ? part[1] : "text"))],
            IsOneToOne = isOneToOne,
        };
    }

    private static bool IsComparable(PartyColumns columns, string[] named) =>
        named[0].Length > 0
        && columns.Names.Count(name => name == named[0]) == 1
        && named.Length <= 2
        && (
            named.Length < 2
            || named[1] is "text" or "digits"
            || named[1].Split('/') is ["text", var other] && columns.Of(other) >= 0
        );

    private static IComparison Of(PartyColumns columns, string column, string kind)
    {
        var place = columns.Of(column);
        var words = kind.Split('/');
        return words[0] == "digits"
            ? new DigitsComparison(place, column)
            : new TextComparison(place, column, words.Length > 1 ? columns.Of(words[1]) : -1);
    }
}
