using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>A directory that a city keeps in git: settings, source contracts, policies and code tables, all checked against each other.</summary>
public sealed record Workspace
{
    /// <summary>The name of the settings' document, which makes a directory a workspace.</summary>
    public const string SettingsFile = "foodcredit.yaml";

    /// <summary>The absolute path.</summary>
    public required string Directory { get; init; }

    public required WorkspaceSettings Settings { get; init; }

    /// <summary>By id, in ordinal order.</summary>
    public required ImmutableSortedDictionary<string, SourceContract> Contracts { get; init; }

    /// <summary>By name.</summary>
    public required ImmutableSortedDictionary<string, CodeTable> CodeTables { get; init; }

    /// <summary>The policy in force.</summary>
    public required PolicyDocument Policy { get; init; }

    /// <summary>Every policy of the workspace, the one in force among them, by file.</summary>
    public required ImmutableArray<PolicyDocument> Policies { get; init; }

    /// <summary>
    /// The free attributes of records with their types, by name in ordinal order: one column each in the warehouse, whatever the record
    /// type.
    /// </summary>
    public required ImmutableSortedDictionary<string, AttributeType> FreeAttributes { get; init; }

    /// <summary>The attributes that identify a record of a type, by record type. Its amendments have the same.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<string>> NaturalKeys { get; init; }

    /// <summary>SHA-256 (lower-case hex) of every document and code table, by path relative to the workspace, in ordinal order.</summary>
    public required ImmutableSortedDictionary<string, string> FileHashes { get; init; }

    /// <summary>How records find their entities: the workspace's own model, or the program's.</summary>
    internal LinkModel MatchModel { get; init; } = LinkSchemes.BusinessModel;

    /// <summary>SHA-256 (lower-case hex) of the document of <see cref="MatchModel"/>.</summary>
    public string MatchModelHash { get; init; } = LinkSchemes.BusinessModelHash;

    /// <summary>Reads and checks everything; changes nothing. All faults at once, or the workspace.</summary>
    public static WorkspaceLoad Load(string directory) => Load(directory, ImmutableDictionary<string, byte[]>.Empty);

    /// <summary>As <see cref="Load(string)"/>, with other bytes for some of the files.</summary>
    internal static WorkspaceLoad Load(string directory, IReadOnlyDictionary<string, byte[]> edited) =>
        new WorkspaceLoader(Path.GetFullPath(directory), edited).Load();

    /// <summary>As <see cref="Load(string)"/>, with the program's own model: one of the workspace may be of a program of another time.</summary>
    internal static WorkspaceLoad LoadWithoutModel(string directory) =>
        new WorkspaceLoader(Path.GetFullPath(directory), ImmutableDictionary<string, byte[]>.Empty) { ReadsModel = false }.Load();
}
