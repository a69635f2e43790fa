using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces.Binding;

namespace FoodCredit.Pipeline.Workspaces.Checks;

/// <summary>Checks the source contracts against each other.</summary>
internal static class ContractsCheck
{
    public static void Check(IReadOnlyList<ContractDraft> contracts, bool areWhole, FaultCollector faults)
    {
        CheckIds(contracts, faults);
        CheckPatterns(contracts, faults);
        CheckTypes(contracts, faults);
        CheckNaturalKeys(contracts, areWhole, faults);
    }

    private static void CheckIds(IEnumerable<ContractDraft> contracts, FaultCollector faults)
    {
        foreach (IGrouping<string, ContractDraft> same in contracts.GroupBy(c => c.Id))
        {
            foreach (ContractDraft second in same.Skip(1))
            {
                string found = $"'{second.Id}', as in {same.First().Document.File}";
                faults.Add(second.Document.Locate("source"), "an id that no other source has", found, "rename one of the two");
            }
        }
    }

    /// <summary>A dump must have one contract, whichever way its name is spelled.</summary>
    private static void CheckPatterns(IReadOnlyList<ContractDraft> contracts, FaultCollector faults)
    {
        for (int i = 0; i < contracts.Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (contracts[i].FilePattern is not { } pattern || contracts[j].FilePattern?.Overlap(pattern) is not { } name)
                    continue;
                string found =
                    $"{Quoted.Text(pattern.Text)}; '{name}' would also be a file of {contracts[j].Id} ({Quoted.Text(contracts[j].FilePattern!.Text)})";
                faults.Add(
                    contracts[i].Document.Locate("file"),
                    "a pattern that shares no file name with another source",
                    found,
                    "make one of the two narrower"
                );
            }
        }
    }

    /// <summary>The warehouse has one column for each attribute, so it has one type.</summary>
    private static void CheckTypes(IEnumerable<ContractDraft> contracts, FaultCollector faults)
    {
        Dictionary<string, (AttributeType Type, ContractDraft First)> types = new(StringComparer.Ordinal);
        foreach (ContractDraft contract in contracts)
        {
            foreach (ColumnDraft column in contract.Columns)
            {
                if (
                    column.Type is not { } type
                    || types.TryAdd(column.Attribute, (type, contract))
                    || types[column.Attribute].Type == type
                )
                    continue;
                (AttributeType firstType, ContractDraft first) = types[column.Attribute];
                string path = $"columns.{column.Attribute}.type";
                string expected =
                    $"type {SourceShapes.Types.Name(firstType)} for '{column.Attribute}', as in {first.Document.File}:{first.Document.Locate(path).Line}";
                string found = Quoted.Text(SourceShapes.Types.Name(type));
                faults.Add(
                    contract.Document.Locate(path),
                    expected,
                    found,
                    "give both the same type, or name one attribute otherwise"
                );
            }
        }
    }

    /// <summary>Departments that deliver the same type of record must agree on what the same record is; so must its amendments.</summary>
    private static void CheckNaturalKeys(IReadOnlyList<ContractDraft> contracts, bool areWhole, FaultCollector faults)
    {
        Dictionary<string, ContractDraft> first = new(StringComparer.Ordinal);
        foreach (ContractDraft records in contracts.Where(c => c is { Feeds: DatasetKind.Records, RecordType: not null }))
        {
            if (!first.TryAdd(records.RecordType!, records))
                Compare(records, first[records.RecordType!], faults);
        }
        foreach (ContractDraft amendments in contracts.Where(c => c is { Feeds: DatasetKind.Amendments, RecordType: not null }))
        {
            if (first.TryGetValue(amendments.RecordType!, out ContractDraft? records))
            {
                Compare(amendments, records, faults);
                CheckKeyColumns(amendments, records, faults);
            }
            else if (areWhole)
            {
                string[] fed = [.. first.Keys.Order(StringComparer.Ordinal)];
                string type = amendments.RecordType!;
                string advice = NearestWord.Advice(type, fed, "add a source of these records");
                faults.Add(
                    amendments.Document.Locate("record_type"),
                    "a record type that a source of records feeds",
                    Quoted.Text(type),
                    advice
                );
            }
        }
    }

    /// <summary>An amendment that does not repeat the key of its records must still have its attributes, or it finds none of them.</summary>
    private static void CheckKeyColumns(ContractDraft amendments, ContractDraft records, FaultCollector faults)
    {
        if (!amendments.NaturalKey.IsEmpty || !amendments.AreColumnsWhole)
            return;
        foreach (string attribute in records.NaturalKey)
        {
            bool isParty = attribute == AttributeVocabulary.Party;
            // A key that the records themselves lack is a fault of theirs.
            if (!isParty && !records.Has(attribute))
                continue;
            if (isParty ? amendments.Has("party_code") || amendments.Has("party_name") : amendments.Has(attribute))
                continue;
            string expected =
                $"the attribute '{attribute}' in amendments of '{amendments.RecordType}', as it is in the natural key";
            faults.Add(amendments.Document.Locate("columns"), expected, "none", $"add '{attribute}:' to 'columns'");
        }
    }

    private static void Compare(ContractDraft contract, ContractDraft first, FaultCollector faults)
    {
        if (contract.NaturalKey.IsEmpty || first.NaturalKey.IsEmpty || contract.NaturalKey.SequenceEqual(first.NaturalKey))
            return;
        string expected =
            $"the natural key of '{contract.RecordType}' as in {first.Document.File}:{first.Document.Locate("natural_key").Line}: [{Quoted.List(first.NaturalKey)}]";
        faults.Add(
            contract.Document.Locate("natural_key"),
            expected,
            $"[{Quoted.List(contract.NaturalKey)}]",
            "write the same attributes in the same order"
        );
    }
}
