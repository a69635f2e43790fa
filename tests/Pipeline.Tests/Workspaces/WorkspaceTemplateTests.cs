using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Workspaces;

public sealed class WorkspaceTemplateTests
{
    [Fact]
    public void Write_NewDirectory_HasFilesAndFolders()
    {
        using TemporaryFolder folder = new();
        string directory = Path.Combine(folder.Path, "city", "food");

        WorkspaceTemplate.Write(directory);

        Assert.Equal(
            ["codes", "inbox", "policies", "published", "schemas", "sources", "warehouse"],
            Directory.GetDirectories(directory).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        string[] ignored = [.. File.ReadAllLines(Path.Combine(directory, ".gitignore")).Where(l => l.StartsWith('/'))];
        Assert.Equal(["/inbox/", "/warehouse/", "/published/"], ignored);
        Assert.All(
            ["workspace", "source", "policy"],
            s => Assert.True(File.Exists(Path.Combine(directory, "schemas", s + ".schema.json")))
        );
    }

    [Fact]
    public void Write_EmptyRepository_IsAllowed()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(Path.Combine(folder.Path, ".git"));

        WorkspaceTemplate.Write(folder.Path);

        Assert.True(File.Exists(Path.Combine(folder.Path, ".gitignore")));
    }

    [Fact]
    public void Write_NotEmpty_ChangesNothing()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, "notes.txt"), "mine");

        BrokenContractException refusal = Assert.Throws<BrokenContractException>(() => WorkspaceTemplate.Write(folder.Path));

        Assert.Equal(
            $"{folder.Path}: expected an empty or a new directory; found 'notes.txt' in it; name another; nothing was written",
            refusal.Message
        );
        Assert.Equal(["notes.txt"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Write_FileInTheWay_IsRefused()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "city");
        File.WriteAllText(file, "mine");

        BrokenContractException refusal = Assert.Throws<BrokenContractException>(() => WorkspaceTemplate.Write(file));

        Assert.Equal($"{file}: expected an empty or a new directory; found a file; name another", refusal.Message);
    }

    [Fact]
    public void Write_ParentIsAFile_SaysHowFarItCame()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "city");
        File.WriteAllText(file, "mine");
        string directory = Path.Combine(file, "food");

        BrokenContractException refusal = Assert.Throws<BrokenContractException>(() => WorkspaceTemplate.Write(directory));

        Fault fault = Assert.Single(refusal.Faults);
        Assert.EndsWith(
            $"(0 of {WorkspaceTemplate.Files.Length} files were written, foodcredit.yaml was not)",
            fault.Found,
            StringComparison.Ordinal
        );
        Assert.IsAssignableFrom<IOException>(refusal.InnerException);
    }

    [Fact]
    public void Write_Template_LoadsWithoutFaults()
    {
        Assert.SkipUnless(WorkspaceTemplate.Files.Contains(Workspace.SettingsFile), "The template has no documents yet.");
        using TemporaryFolder folder = new();
        WorkspaceTemplate.Write(folder.Path);

        Assert.Equal([], Workspace.Load(folder.Path).Faults.Select(f => f.ToString()));
    }

    /// <summary>Without the settings' document a half-written directory is no workspace.</summary>
    [Fact]
    public void Files_Template_EndsWithTheSettings()
    {
        Assert.SkipUnless(WorkspaceTemplate.Files.Contains(Workspace.SettingsFile), "The template has no documents yet.");

        Assert.Equal(Workspace.SettingsFile, WorkspaceTemplate.Files[^1]);
    }
}
