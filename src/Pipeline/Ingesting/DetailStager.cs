using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Converting;
using FoodCredit.Pipeline.Identifiers;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Ingesting;

/// <summary>Finds the combination of texts in which a statement tells, and stages it where it is not remembered.</summary>
internal sealed class DetailStager
{
    private readonly ChunkAppender staged;
    private readonly FactKey digest = new();
    private readonly ExactHash exact = new();
    private readonly ImmutableArray<CachedText> attributes;
    private readonly ImmutableArray<int> placesOfTable;

    /// <param name="contract">The source's contract.</param>
    /// <param name="free">The attributes in the order of the table's columns; null: one that no contract knows any more.</param>
    /// <param name="isGb18030">How the dump is written.</param>
    /// <param name="cache">What is remembered.</param>
    /// <param name="staged">Takes the others.</param>
    public DetailStager(
        SourceContract contract,
        ImmutableArray<FreeAttribute?> free,
        bool isGb18030,
        TermsCache cache,
        ChunkAppender staged
    )
    {
        this.staged = staged;
        var columns = new Columns(contract);
        placesOfTable = [.. free.Select(attribute => attribute is null ? -1 : columns.Of(attribute.Name))];
        // In the order of names, so that two sources with the same texts tell the same.
        Columns =
        [
            .. placesOfTable
                .Where(place => place >= 0)
                .OrderBy(place => contract.Columns[place].Attribute, StringComparer.Ordinal),
        ];
        attributes = [.. Columns.Select(place => CachedText.Of(contract.Columns[place].Attribute))];
        Group = StatementGroup.Of(contract, Columns, isGb18030, cache);
    }

    /// <summary>The columns that hold the texts.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <summary>They as one; null where there are none, or the contract asks for one of them alone.</summary>
    public ColumnGroup? Group { get; }

    /// <summary>The detail of a converted row.</summary>
    public Terms Of(ReadOnlySpan<AttributeValue> values)
    {
        if (Group is { IsKnown: true })
            return Group.Terms;
        for (var i = 0; i < Columns.Length; i++)
        {
            if (values[Columns[i]].Cached is not { } text)
                continue;
            exact.Add(attributes[i]).Add(text);
        }
        foreach (var place in Columns)
            digest.Add(values[place].Cached);
        var terms = new Terms(exact.ToId(), FactKey.Absent, digest.ToId());
        staged.Add(terms.Id);
        foreach (var place in placesOfTable)
            staged.Add(place < 0 ? null : values[place].Cached);
        staged.EndRow();
        Group?.Remember(terms);
        return terms;
    }
}
