namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Files of parties to be linked.</summary>
/// <param name="Scheme">In which respects they are compared.</param>
/// <param name="RegistryFile">A CSV of entities.</param>
/// <param name="RecordsFile">A CSV of records.</param>
/// <param name="IdColumn">The column of the ids in both.</param>
internal sealed record LinkCase(LinkScheme Scheme, string RegistryFile, string RecordsFile, string IdColumn)
{
    /// <summary>The entities, prepared.</summary>
    public EntityTable ReadEntities(int threads) =>
        EntityTable.Build(
            Scheme,
            PartyRows.Read(RegistryFile, [IdColumn], Scheme.Columns.Names).Select(row => (row[0], new PartyFields(row[1..]))),
            threads
        );

    /// <summary>The records, as they come.</summary>
    public IEnumerable<CaseRecord> ReadRecords() =>
        PartyRows
            .Read(RecordsFile, [IdColumn], ["source", .. Scheme.Columns.Names])
            .Select(row => new CaseRecord(row[0], row[1], new PartyFields(row[2..])));
}

/// <summary>A record of a file.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Source">Who tells it; empty where the file does not say.</param>
/// <param name="Fields">What it says of the party.</param>
internal sealed record CaseRecord(string Id, string Source, PartyFields Fields);
