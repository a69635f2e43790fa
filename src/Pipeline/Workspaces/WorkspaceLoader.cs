using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Workspaces.Binding;
using FoodCredit.Pipeline.Workspaces.Checks;
using FoodCredit.Pipeline.Workspaces.Yaml;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>
/// Reads a workspace:
/// 1. every file, with its hash;
/// 2. <c>foodcredit.yaml</c>, which says whether this program can read the rest;
/// 3. the model of matching that it names, the code tables and the source contracts, each by itself;
/// 4. the policies, whose conditions speak of the contracts' attributes;
/// 5. all of them against each other.
/// Each step notes its faults and goes on with what it could read.
/// </summary>
internal sealed class WorkspaceLoader(string directory, IReadOnlyDictionary<string, byte[]> edited)
{
    private readonly FaultCollector _faults = new();
    private readonly SortedDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>Reads the model that the settings name.</summary>
    public bool ReadsModel { get; init; } = true;

    public WorkspaceLoad Load()
    {
        WorkspaceFiles files = new(directory, _faults, edited);
        if (files.ReadSettings() is not { } settingsFile)
            return Broken();
        YamlDocument? settingsDocument = Document(settingsFile);
        if (settingsDocument is not null && SettingsBinder.IsNewer(settingsDocument, _faults))
            return Broken();
        WorkspaceSettings? settings = settingsDocument is null ? null : SettingsBinder.Bind(settingsDocument, directory, _faults);

        LinkModel? model = settings?.MatchModelFile is { } named && ReadsModel ? Model(files, settingsDocument!, named) : null;

        SortedDictionary<string, CodeTable> tables = new(StringComparer.Ordinal);
        int unreadTables = 0;
        foreach (WorkspaceFile file in files.ReadAll("codes", ".csv"))
        {
            _hashes.Add(file.Path, file.Hash);
            if (CodeTableReader.Read(file.Path, file.Bytes, file.Hash, _faults) is { } table)
                tables.Add(table.Name, table);
            else
                unreadTables++;
        }

        WorkspaceFile[] sources = [.. files.ReadAll("sources", ".yaml")];
        YamlDocument[] sourceDocuments = [.. sources.Select(Document).OfType<YamlDocument>()];
        ContractDraft[] contracts = [.. sourceDocuments.Select(d => ContractBinder.Bind(d, settings, _faults))];
        YamlDocument[] policyDocuments = [.. files.ReadAll("policies", ".yaml").Select(Document).OfType<YamlDocument>()];
        HashSet<string> measured = [.. policyDocuments.SelectMany(PolicyBinder.RecordTypes)];
        bool areSourcesWhole = sourceDocuments.Length == sources.Length && contracts.All(c => c.IsWhole(measured));

        ConditionScope scope = new(contracts, tables, areSourcesWhole);
        PolicyDocument[] policies =
        [
            .. policyDocuments.Select(d => PolicyBinder.Bind(d, scope, _faults)).OfType<PolicyDocument>(),
        ];

        ContractsCheck.Check(contracts, areSourcesWhole, _faults);
        TablesCheck.Check(contracts, tables, unreadTables == 0, _faults);
        PoliciesCheck.Check(settingsDocument, policyDocuments, policies, contracts, tables, _faults);
        if (_faults.Count > 0)
            return Broken();
        Workspace workspace = Assemble(settings!, [.. contracts.Select(c => c.Contract!)], tables, policies);
        return new WorkspaceLoad(
            model is null
                ? workspace
                : workspace with
                {
                    MatchModel = model,
                    MatchModelHash = _hashes[settings!.MatchModelFile!],
                },
            []
        );
    }

    private Workspace Assemble(
        WorkspaceSettings settings,
        SourceContract[] contracts,
        SortedDictionary<string, CodeTable> tables,
        PolicyDocument[] policies
    )
    {
        SourceContract[] records = [.. contracts.Where(c => c.Feeds == DatasetKind.Records)];
        ImmutableSortedDictionary<string, ImmutableArray<string>> naturalKeys = records
            .DistinctBy(c => c.RecordType)
            .ToImmutableSortedDictionary(c => c.RecordType!, c => c.NaturalKey, StringComparer.Ordinal);
        return new Workspace
        {
            Directory = directory,
            Settings = settings,
            Contracts = contracts.ToImmutableSortedDictionary(
                c => c.Id,
                c => c.Feeds == DatasetKind.Amendments ? c with { NaturalKey = naturalKeys[c.RecordType!] } : c,
                StringComparer.Ordinal
            ),
            CodeTables = tables.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Policy = policies.Single(p => p.File == settings.PolicyFile),
            Policies = [.. policies],
            FreeAttributes = records
                .SelectMany(c => c.Columns)
                .Where(c => AttributeVocabulary.IsFree(DatasetKind.Records, c.Attribute))
                .DistinctBy(c => c.Attribute)
                .ToImmutableSortedDictionary(c => c.Attribute, c => c.Type, StringComparer.Ordinal),
            NaturalKeys = naturalKeys,
            FileHashes = _hashes.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>Null: a fault was noted.</summary>
    private LinkModel? Model(WorkspaceFiles files, YamlDocument settings, string named)
    {
        if (files.ReadNamed(named, settings.Locate("match_model")) is not { } file)
            return null;
        _hashes.Add(file.Path, file.Hash);
        LinkModel? model = LinkModel.Read(file.Path, file.Bytes, LinkSchemes.Business, out Fault? fault);
        if (fault is not null)
            _faults.Add(
                new Place(fault.File, fault.Line, fault.Column),
                fault.Expected,
                fault.Found,
                $"{fault.Advice}, or remove match_model from {Workspace.SettingsFile}"
            );
        return model;
    }

    private YamlDocument? Document(WorkspaceFile file)
    {
        _hashes.Add(file.Path, file.Hash);
        return YamlTreeReader.Read(file.Path, file.Bytes, _faults) is { } root
            ? new YamlDocument(file.Path, file.Hash, root)
            : null;
    }

    private WorkspaceLoad Broken() => new(null, _faults.ToSorted());
}
