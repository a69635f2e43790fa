using System.Collections.Immutable;
using System.Reflection;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>
/// The workspace that <c>foodcredit init DIR</c> writes: the contracts, codes, default policy and schemas that are embedded in the
/// program.
/// </summary>
public static class WorkspaceTemplate
{
    private const string Prefix = "workspace/";

    private const string GitIgnore = """
        # What departments deliver, the database and the results are not source.
        /inbox/
        /warehouse/
        /published/

        """;

    private static readonly string[] Folders = ["inbox", "warehouse", "published", "sources", "policies", "codes", "schemas"];

    /// <summary>The files of the template by path relative to the workspace, <c>foodcredit.yaml</c> last.</summary>
    public static ImmutableArray<string> Files { get; } =
    [
        .. Resources()
            .Select(r => r[Prefix.Length..])
            .Where(IsSource)
            .Append(".gitignore")
            .OrderBy(f => f == Workspace.SettingsFile)
            .ThenBy(f => f, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Writes the template. <c>foodcredit.yaml</c> comes last: a directory that has it is whole, so a failure never leaves something that
    /// looks like a workspace.
    /// </summary>
    /// <param name="directory">Created where it does not exist.</param>
    /// <exception cref="BrokenContractException">The directory is not empty (nothing was written), or writing failed (the fault says how far it came).</exception>
    public static void Write(string directory)
    {
        string root = Path.GetFullPath(directory);
        int written = 0;
        try
        {
            if (File.Exists(root))
                throw new BrokenContractException(
                    new Fault(directory, 0, 0, "an empty or a new directory", "a file", "name another")
                );
            Directory.CreateDirectory(root);
            // A repository that was just made is as good as empty.
            if (Directory.EnumerateFileSystemEntries(root).Select(Path.GetFileName).FirstOrDefault(e => e != ".git") is { } entry)
                throw new BrokenContractException(
                    new Fault(
                        directory,
                        0,
                        0,
                        "an empty or a new directory",
                        $"'{entry}' in it",
                        "name another; nothing was written"
                    )
                );
            foreach (string folder in Folders)
                Directory.CreateDirectory(Path.Combine(root, folder));
            foreach (string file in Files)
            {
                WriteFile(root, file);
                written++;
            }
        }
        catch (IOException e)
        {
            throw Unwritable(directory, written, e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw Unwritable(directory, written, e);
        }
    }

    private static BrokenContractException Unwritable(string directory, int written, Exception cause)
    {
        string found =
            $"{cause.Message.TrimEnd('.')} ({written} of {Files.Length} files were written, {Workspace.SettingsFile} was not)";
        return new BrokenContractException(
            new Fault(directory, 0, 0, "a directory that can be written", found, "empty it and run init again"),
            cause
        );
    }

    private static void WriteFile(string root, string file)
    {
        string path = Path.Combine(root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream target = new(path, FileMode.CreateNew, FileAccess.Write);
        if (file == ".gitignore")
            target.Write(System.Text.Encoding.UTF8.GetBytes(GitIgnore));
        else
        {
            using Stream source = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + file)!;
            source.CopyTo(target);
        }
    }

    /// <summary>The sample's own data, if it has any, is not part of the template.</summary>
    private static bool IsSource(string file) =>
        file != ".gitignore"
        && !file.EndsWith(".gitkeep", StringComparison.Ordinal)
        && !Folders.Take(3).Any(f => file.StartsWith(f + "/", StringComparison.Ordinal));

    private static IEnumerable<string> Resources() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal));
}
