using System.Security.Cryptography;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>A file of a workspace: its path relative to it (forward slashes), its bytes and their SHA-256 (lower-case hex).</summary>
internal sealed record WorkspaceFile(string Path, byte[] Bytes, string Hash);

/// <summary>Reads the files of a workspace; one that cannot be read is a fault.</summary>
/// <param name="directory">The workspace.</param>
/// <param name="faults">Where faults go.</param>
/// <param name="edited">The bytes of files, by path, as they would be after an edit; all others are read.</param>
internal sealed class WorkspaceFiles(string directory, FaultCollector faults, IReadOnlyDictionary<string, byte[]> edited)
{
    private const long LargestBytes = 64 << 20;

    /// <summary>Null, with the fault noted, when the directory is no workspace.</summary>
    public WorkspaceFile? ReadSettings()
    {
        if (File.Exists(Path.Combine(directory, Workspace.SettingsFile)))
            return Read(Workspace.SettingsFile);
        string found = Directory.Exists(directory) ? "no such file" : "no such directory";
        string advice = $"name a workspace with --workspace, or make one with 'foodcredit init {directory}'";
        faults.Add(
            new Place(Path.Combine(directory, Workspace.SettingsFile), 0, 0),
            "the settings of a workspace",
            found,
            advice
        );
        return null;
    }

    /// <summary>The files of a folder with an extension, by name in ordinal order; hidden ones are an editor's own.</summary>
    public IEnumerable<WorkspaceFile> ReadAll(string folder, string extension)
    {
        string path = Path.Combine(directory, folder);
        if (!Directory.Exists(path))
        {
            faults.Add(
                new Place(folder + "/", 0, 0),
                $"the folder '{folder}' with at least one {extension} document",
                "no such folder",
                "create it"
            );
            yield break;
        }
        string[] names =
        [
            .. new DirectoryInfo(path)
                .EnumerateFiles()
                .Select(f => f.Name)
                .Where(n => !n.StartsWith('.'))
                .Order(StringComparer.Ordinal),
        ];
        foreach (string name in names)
        {
            string file = $"{folder}/{name}";
            if (name.EndsWith(extension, StringComparison.Ordinal))
            {
                if (Read(file) is { } read)
                    yield return read;
            }
            else if (extension == ".yaml" && Path.GetExtension(name) is ".yml" or ".YAML" or ".YML" or ".Yaml")
                faults.Add(new Place(file, 0, 0), "documents that end in .yaml", $"'{Path.GetExtension(name)}'", "rename it");
        }
        if (!names.Any(n => n.EndsWith(extension, StringComparison.Ordinal)) && extension == ".yaml")
            faults.Add(
                new Place(folder + "/", 0, 0),
                $"at least one {extension} document",
                "none",
                "write one, or take one from 'foodcredit init'"
            );
    }

    /// <summary>A file that the settings name at a place; null, with the fault noted, when it cannot be read.</summary>
    public WorkspaceFile? ReadNamed(string file, Place place)
    {
        if (edited.ContainsKey(file) || File.Exists(Path.Combine(directory, file)))
            return Read(file);
        faults.Add(
            place,
            "the path of a file of the workspace",
            $"{Quoted.Text(file)}, which is not there",
            "put it there, or remove the key"
        );
        return null;
    }

    private WorkspaceFile? Read(string file)
    {
        string path = Path.Combine(directory, file);
        try
        {
            if (new FileInfo(path).Length > LargestBytes)
            {
                faults.Add(new Place(file, 0, 0), "a file of at most 64 MiB", "a larger one", "is this the right file?");
                return null;
            }
            byte[] bytes = edited.TryGetValue(file, out byte[]? text) ? text : File.ReadAllBytes(path);
            return new WorkspaceFile(file, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (IOException e)
        {
            return Unreadable(file, e.Message);
        }
        catch (UnauthorizedAccessException e)
        {
            return Unreadable(file, e.Message);
        }
    }

    private WorkspaceFile? Unreadable(string file, string reason)
    {
        faults.Add(new Place(file, 0, 0), "a file that can be read", reason.TrimEnd('.'), "check its permissions and its disk");
        return null;
    }
}
