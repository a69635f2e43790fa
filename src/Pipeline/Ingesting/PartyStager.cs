using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Finds the party that a statement names, and stages it where it is not remembered.</summary>
internal sealed class PartyStager
{
    private static readonly ImmutableArray<string> Attributes = ["party_name", "party_code", "party_code_2"];

    private readonly ChunkAppender staged;
    private readonly FactKey digest = new();
    private readonly ExactHash exact = new();
    private readonly int name;
    private readonly int code;
    private readonly int secondCode;

    public PartyStager(SourceContract contract, bool isGb18030, TermsCache cache, ChunkAppender staged)
    {
        this.staged = staged;
        var columns = new Columns(contract);
        (name, code, secondCode) = (columns.Of("party_name"), columns.Of("party_code"), columns.Of("party_code_2"));
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
        var terms = new Terms(
            exact.ToId(),
            NaturalKey.OfParty(first, second, partyName),
            digest.Add(partyName).Add(first?.Canonical).Add(second?.Canonical).ToId()
        );
        staged
            .Add(terms.Id)
            .Add(partyName)
            .Add(Ingesting.Columns.Kind(first))
            .Add(first?.Canonical)
            .Add(Ingesting.Columns.Kind(second))
            .Add(second?.Canonical)
            .EndRow();
        Group?.Remember(terms);
        return terms;
    }
}
