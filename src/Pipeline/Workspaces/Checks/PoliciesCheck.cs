using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces.Binding;
using FoodCredit.Pipeline.Workspaces.Yaml;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Pipeline.Workspaces.Checks;

/// <summary>Checks the policies against the settings, the contracts, the code tables and each other, and compiles them.</summary>
internal static class PoliciesCheck
{
    public static void Check(
        YamlDocument? settings,
        IReadOnlyList<YamlDocument> documents,
        IReadOnlyList<PolicyDocument> policies,
        IReadOnlyList<ContractDraft> contracts,
        IReadOnlyDictionary<string, CodeTable> tables,
        FaultCollector faults
    )
    {
        CheckInForce(settings, documents, contracts, faults);
        CheckVersions(policies, faults);
        foreach (YamlDocument document in documents)
            CheckContext(document, tables, faults);
        foreach (PolicyDocument policy in policies)
            Compile(policy, faults);
    }

    /// <summary>The policy that the settings name exists and measures every type of record that is delivered.</summary>
    private static void CheckInForce(
        YamlDocument? settings,
        IReadOnlyList<YamlDocument> documents,
        IReadOnlyList<ContractDraft> contracts,
        FaultCollector faults
    )
    {
        if (settings?.Root.Find("policy")?.Value is not YamlNode.Scalar { IsNothing: false } named)
            return;
        if (documents.FirstOrDefault(d => d.File == named.Value) is not { } policy)
        {
            string[] files = [.. documents.Select(d => d.File)];
            string advice = NearestWord.Advice(
                named.Value,
                files,
                files.Length == 1 ? $"write '{files[0]}'" : "write one of the files in policies/"
            );
            faults.Add(settings.PlaceOf(named), "the path of a readable document in policies/", Quoted.Text(named.Value), advice);
            return;
        }
        string[] measured = PolicyBinder.RecordTypes(policy);
        if (measured.Length == 0)
            return;
        // Amendments must fit the sources of their records, which is checked there.
        IEnumerable<ContractDraft> records = contracts.Where(c => c is { Feeds: DatasetKind.Records, RecordType: not null });
        foreach (ContractDraft contract in records.Where(c => !measured.Contains(c.RecordType)))
        {
            string expected = $"a record type of {policy.File}: {Quoted.List(measured)}";
            string advice = NearestWord.Advice(contract.RecordType!, measured, "add it to the policy's record_types");
            faults.Add(contract.Document.Locate("record_type"), expected, Quoted.Text(contract.RecordType!), advice);
        }
    }

    private static void CheckVersions(IEnumerable<PolicyDocument> policies, FaultCollector faults)
    {
        foreach (IGrouping<(string, string), PolicyDocument> same in policies.GroupBy(p => (p.Policy.Id, p.Policy.Version)))
        {
            foreach (PolicyDocument second in same.Skip(1))
            {
                string found = $"{Quoted.Text(second.Policy.Version)} of '{second.Policy.Id}', as in {same.First().File}";
                faults.Add(
                    second.Locate("version"),
                    "a version that no other document has",
                    found,
                    "give every change of a policy a version of its own"
                );
            }
        }
    }

    private static void CheckContext(YamlDocument policy, IReadOnlyDictionary<string, CodeTable> tables, FaultCollector faults)
    {
        if (tables.TryGetValue(WellKnownTables.Industries, out CodeTable? industries))
            CheckNames(
                policy,
                "industries",
                [.. industries.Values.Order(StringComparer.Ordinal)],
                "a value of codes/industries.csv",
                faults
            );
        if (tables.TryGetValue(WellKnownTables.Areas, out CodeTable? areas))
            CheckNames(policy, "areas", [.. areas.Entries.Select(e => e.Code)], "a code of codes/areas.csv", faults);
    }

    private static void CheckNames(YamlDocument policy, string key, string[] known, string expected, FaultCollector faults)
    {
        if ((policy.Root.Find("context")?.Value as YamlNode.Mapping)?.Find(key)?.Value is not YamlNode.Mapping mapping)
            return;
        foreach (YamlEntry entry in mapping.Entries.Where(e => e.Key.Value != "default" && !known.Contains(e.Key.Value)))
        {
            string advice = NearestWord.Advice(entry.Key.Value, known.Append("default"), "add it to the table or remove it here");
            faults.Add(policy.PlaceOf(entry.Key), $"default or {expected}", Quoted.Text(entry.Key.Value), advice);
        }
    }

    /// <summary>
    /// What the numbers may be is for the policy compiler to say. A condition whose tests were faulty has lost them when it comes here: that it is
    /// empty would only repeat the fault already told.
    /// </summary>
    private static void Compile(PolicyDocument policy, FaultCollector faults)
    {
        bool hasOthers = faults.Count > 0;
        foreach (PolicyFault fault in PolicyCompiler.Compile(policy.Policy).Faults)
        {
            if (!(hasOthers && fault.Expected == ConditionChecks.NotEmpty))
                faults.Add(policy.Locate(fault.Path), fault.Expected, fault.Found, fault.Advice);
        }
    }
}
