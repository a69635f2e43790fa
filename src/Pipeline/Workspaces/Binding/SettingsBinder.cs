using FoodCredit.Pipeline.Learning.Registry;
using FoodCredit.Pipeline.Workspaces.Yaml;

namespace FoodCredit.Pipeline.Workspaces.Binding;

/// <summary>Reads <c>foodcredit.yaml</c> into <see cref="WorkspaceSettings"/>.</summary>
internal static class SettingsBinder
{
    /// <summary>The layout this program writes and reads.</summary>
    public const int LayoutVersion = 1;

    private static readonly string[] ReservedFolders = ["sources", "policies", "codes", "schemas", ".git"];

    /// <summary>True, with the only fault that matters noted, when the workspace was made for a newer program.</summary>
    public static bool IsNewer(YamlDocument document, FaultCollector faults)
    {
        if (
            document.Root.Find("version")?.Value is not YamlNode.Scalar { IsPlain: true } scalar
            || !int.TryParse(scalar.Value, out int version)
            || version <= LayoutVersion
        )
            return false;
        faults.Add(
            document.PlaceOf(scalar),
            $"a workspace of layout version {LayoutVersion}, the newest this program knows",
            $"version {version}",
            "install a newer foodcredit; nothing else of the workspace was looked at"
        );
        return true;
    }

    /// <summary>Null when a fault was noted.</summary>
    public static WorkspaceSettings? Bind(YamlDocument document, string directory, FaultCollector faults)
    {
        MappingReader root = new(document, document.Root, WorkspaceShapes.Root, document.PlaceOf(document.Root), faults);
        if (root.Node("version") is { } version && version is not YamlNode.Scalar { IsPlain: true, Value: "1" })
            root.Fault(version, $"layout version {LayoutVersion}", $"write 'version: {LayoutVersion}'");
        string? name = root.Text("name");
        TimeZoneInfo? zone = BindTimeZone(root);
        (string inbox, string warehouse, string published) = BindFolders(root);
        string? policy = root.Text("policy");
        Tolerances tolerances = BindTolerances(root);
        GateSettings gates = GatesBinder.Bind(root);
        bool? isSynthetic = root.Boolean("synthetic");
        int? memory = root.Integer("memory_limit_mib", 256, 16 << 20);
        int? unpacked = root.Integer("unpacked_mib", 1, 16 << 20);
        int? threads = root.Integer("threads", 0, 1024);
        string? model = BindModel(root);
        string? opinion = BindOpinion(root);
        root.Finish();
        if (root.HasFaults)
            return null;
        return new WorkspaceSettings
        {
            Name = name!,
            TimeZone = zone!,
            InboxFolder = Path.GetFullPath(inbox, directory),
            WarehouseFolder = Path.GetFullPath(warehouse, directory),
            PublishedFolder = Path.GetFullPath(published, directory),
            PolicyFile = policy!,
            MatchModelFile = model,
            SecondOpinion = opinion,
            RefusedShareMax = tolerances.RefusedShare ?? 0.05,
            RefusedCountFree = tolerances.RefusedCount ?? 100,
            EndedShareMax = tolerances.EndedShare ?? 0.2,
            Gates = gates,
            IsSynthetic = isSynthetic ?? false,
            MemoryLimitMib = memory ?? 2048,
            UnpackedMib = unpacked ?? 16_384,
            Threads = threads ?? 0,
            Hash = document.Hash,
        };
    }

    /// <summary>The tolerances of a workspace or a source; null where it says nothing.</summary>
    public static Tolerances BindTolerances(MappingReader reader)
    {
        if (reader.Mapping("tolerances", WorkspaceShapes.Tolerances) is not { } mapping)
            return default;
        Tolerances tolerances = new(
            BindShare(mapping, "refused_share"),
            mapping.Integer("refused_count", 0, int.MaxValue),
            BindShare(mapping, "ended_share")
        );
        mapping.Finish();
        return tolerances;
    }

    private static double? BindShare(MappingReader reader, string key)
    {
        decimal? share = reader.Decimal(key);
        if (share is < 0 or > 1)
            reader.Fault(reader.Node(key)!, "a share from 0 to 1", "5% is 0.05");
        return (double?)share;
    }

    private static string? BindModel(MappingReader root)
    {
        if (root.Text("match_model") is not { } file)
            return null;
        string[] steps = file.Split('/');
        bool isInside = !Path.IsPathRooted(file) && !file.Contains(':', StringComparison.Ordinal);
        if (
            !isInside
            || file.Contains('\\', StringComparison.Ordinal)
            || steps.Any(s => s is "" or "." or "..")
            || !file.EndsWith(".json", StringComparison.Ordinal)
        )
            root.Fault(
                root.Node("match_model")!,
                "a .json file inside the workspace",
                "write a relative path such as models/matching.json"
            );
        return file;
    }

    private static string? BindOpinion(MappingReader root)
    {
        if (root.Text("second_opinion") is not { } name)
            return null;
        if (name != ModelRegistry.Champion && !(name.Length is > 0 and <= 12 && name.All(char.IsAsciiHexDigitLower)))
            root.Fault(root.Node("second_opinion")!, "champion, or the id of a model", "foodcredit model list shows the ids");
        return name;
    }

    private static TimeZoneInfo? BindTimeZone(MappingReader root)
    {
        if (root.Text("time_zone") is not { } id)
            return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone))
            return zone;
        // China has had one offset and no summer time since 1991, so a machine without a zone database still knows this one.
        if (id == "Asia/Shanghai")
            return TimeZoneInfo.CreateCustomTimeZone(id, TimeSpan.FromHours(8), id, id);
        IEnumerable<string> known = TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Append("Asia/Shanghai");
        string advice = NearestWord.Advice(id, known, "Nanchang is in Asia/Shanghai");
        root.Fault(root.Node("time_zone")!, "a time zone that this machine knows", advice);
        return null;
    }

    private static (string Inbox, string Warehouse, string Published) BindFolders(MappingReader root)
    {
        string[] keys = ["inbox", "warehouse", "published"];
        string[] folders = [.. keys];
        if (root.Mapping("folders", WorkspaceShapes.Folders) is not { } reader)
            return (folders[0], folders[1], folders[2]);
        for (int i = 0; i < keys.Length; i++)
        {
            if (reader.Text(keys[i]) is not { } folder)
                continue;
            folders[i] = folder.Replace('\\', '/').TrimEnd('/');
            string[] steps = folders[i].Split('/');
            if (
                Path.IsPathRooted(folder)
                || folder.Contains(':', StringComparison.Ordinal)
                || steps.Any(s => s is "" or "." or "..")
            )
                reader.Fault(reader.Node(keys[i])!, "a folder inside the workspace", "write a relative path without '.' or '..'");
            else if (ReservedFolders.Contains(steps[0], StringComparer.OrdinalIgnoreCase))
                reader.Fault(reader.Node(keys[i])!, $"a folder outside {Quoted.List(ReservedFolders)}", "choose another name");
        }
        reader.Finish();
        for (int i = 0; i < keys.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (IsInside(folders[i], folders[j]) || IsInside(folders[j], folders[i]))
                {
                    string expected = $"three folders, none inside another; '{keys[j]}' is {Quoted.Text(folders[j])}";
                    Place place = reader.Has(keys[i]) ? reader.PlaceOf(keys[i]) : reader.PlaceOf(keys[j]);
                    reader.FaultAt(place, expected, $"'{keys[i]}' {Quoted.Text(folders[i])}", "choose another name");
                }
            }
        }
        return (folders[0], folders[1], folders[2]);
    }

    private static bool IsInside(string inner, string outer) =>
        inner.Equals(outer, StringComparison.OrdinalIgnoreCase)
        || inner.StartsWith(outer + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a document says of tolerances; null where it says nothing.</summary>
/// <param name="RefusedShare">Of a file's rows, 0 to 1.</param>
/// <param name="RefusedCount">Rows of a file that may always be refused.</param>
/// <param name="EndedShare">Of a full list's open records, 0 to 1.</param>
internal readonly record struct Tolerances(double? RefusedShare, int? RefusedCount, double? EndedShare);
