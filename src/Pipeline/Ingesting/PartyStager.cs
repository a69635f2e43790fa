using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Finds the party that a statement names, and stages it where it is not remembered.</summary>
internal sealed class PartyStager
{
    /// <summary>In the order of the table's last columns; no part of natural keys.</summary>
    private static readonly ImmutableArray<string> Evidence =
    [
        "party_address",
        "party_representative",
        "party_district",
        "party_industry",
        "party_licence",
    ];

    private static readonly ImmutableArray<string> Attributes = ["party_name", "party_code", "party_code_2", .. Evidence];

    private readonly ChunkAppender staged;
    private readonly FactKey digest = new();
    private readonly ExactHash exact = new();
    private readonly int name;
    private readonly int code;
    private readonly int secondCode;
    private readonly int[] evidence;

    public PartyStager(SourceContract contract, bool isGb18030, TermsCache cache, ChunkAppender staged)
    {
        this.staged = staged;
        var columns = new Columns(contract);
        (name, code, secondCode) = (columns.Of("party_name"), columns.Of("party_code"), columns.Of("party_code_2"));
        evidence = [.. Evidence.Select(columns.Of)];
        Columns = [.. Attributes.Select(columns.Of).Where(place => place >= 0)];
        Group = StatementGroup.Of(contract, Columns, isGb18030, cache);
    }

    /// <summary>The columns that name the party.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <summary>They as one; null where the contract asks for one of them alone.</summary>
    public ColumnGroup? Group { get; }

    /// <summary>The party of a converted row.</summary>
    public Terms Of(ReadOnlySpan<AttributeValue> values)
    {
        if (Group is { IsKnown: true })
            return Group.Terms;
        var partyName = Ingesting.Columns.Text(values, name);
        var first = Ingesting.Columns.Code(values, code);
        var second = Ingesting.Columns.Code(values, secondCode);
        exact
            .Add(partyName)
            .Add(Ingesting.Columns.Kind(first))
            .Add(first?.Canonical)
            .Add(Ingesting.Columns.Kind(second))
            .Add(second?.Canonical);
        digest.Add(partyName).Add(first?.Canonical).Add(second?.Canonical);
        foreach (var place in evidence)
        {
            exact.Add(Ingesting.Columns.Text(values, place));
            digest.Add(Ingesting.Columns.Text(values, place));
        }
        var terms = new Terms(exact.ToId(), NaturalKey.OfParty(first, second, partyName), digest.ToId());
        staged
            .Add(terms.Id)
            .Add(partyName)
            .Add(Ingesting.Columns.Kind(first))
            .Add(first?.Canonical)
            .Add(Ingesting.Columns.Kind(second))
            .Add(second?.Canonical);
        foreach (var place in evidence)
            staged.Add(Ingesting.Columns.Text(values, place));
        staged.EndRow();
        Group?.Remember(terms);
        return terms;
    }
}
