using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Files of parties to be linked.</summary>
/// <param name="Scheme">In which respects they are compared.</param>
/// <param name="RegistryFile">A CSV of entities.</param>
/// <param name="RecordsFile">A CSV of records.</param>
/// <param name="IdColumn">The column of the ids in both.</param>
internal sealed record LinkCase(LinkScheme Scheme, string RegistryFile, string RecordsFile, string IdColumn)
{
    /// <summary>The entities, prepared.</summary>
    /// <exception cref="BrokenContractException">The file cannot be read, lacks a column, or has an id twice.</exception>
    public EntityTable ReadEntities(int threads)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return EntityTable.Build(
            Scheme,
            PartyRows
                .Read(RegistryFile, [IdColumn, .. Required], Optional)
                .Select(row => ids.Add(row[0]) ? (row[0], new PartyFields(row[1..])) : throw Twice(row[0])),
            threads
        );
    }

    /// <summary>The records, as they come.</summary>
    public IEnumerable<CaseRecord> ReadRecords()
    {
        var source = 1 + Scheme.Columns.Required;
        return PartyRows
            .Read(RecordsFile, [IdColumn, .. Required], ["source", .. Optional])
            .Select(row => new CaseRecord(row[0], row[source], new PartyFields([.. row[1..source], .. row[(source + 1)..]])));
    }

    private ImmutableArray<string> Required => Scheme.Columns.Names[..Scheme.Columns.Required];

    private ImmutableArray<string> Optional => Scheme.Columns.Names[Scheme.Columns.Required..];

    private BrokenContractException Twice(string id) =>
        new(
            new Fault(
                RegistryFile,
                0,
                0,
                "each id once",
                $"'{id}' twice",
                "leave one row of each entity, or name another --id-column"
            )
        );
}

/// <summary>A record of a file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Who tells it; empty where the file does not say.</param>
/// <param name="Fields">What it says of the party.</param>
internal sealed record CaseRecord(string Id, string Source, PartyFields Fields);
