using System.CommandLine;
using System.Text.RegularExpressions;

namespace FoodCredit.Cli.Tests.Docs;

/// <summary>The commands that the pages show are commands that the program has.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string> Pages() =>
        [
            .. new[]
            {
                "README.md",
                "docs/operations.md",
                "docs/contracts.md",
                "docs/policies.md",
                "docs/matching.md",
                "docs/learning.md",
            },
        ];

    [Fact]
    public void FirstTwoCommands_OfTheReadme_AreWhatCiRuns()
    {
        var block = FirstBlock().Match(Read("README.md")).Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["dotnet run -c Release --project src/Cli -- demo", "dotnet test"], block);
        var ci = Read(".ci/run");
        Assert.All(block, command => Assert.Contains(command, ci, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryCommandLine_OfAPage_Parses(string page)
    {
        var commands = CommandLine().Matches(Read(page)).Select(match => match.Groups[1].Value.Split("  #")[0].Trim()).ToList();
        foreach (var command in commands)
        {
            var errors = CommandTree.Build().Parse(command).Errors.Select(error => error.Message);
            Assert.True(!errors.Any(), $"{page}: {command}: {string.Join("; ", errors)}");
        }
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root(), file));

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Pipeline.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Pipeline.sln");
        return folder;
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex FirstBlock();

    /// <summary>Lines of code blocks that call the program, by name or through dotnet run.</summary>
    [GeneratedRegex("^(?:dotnet run -c Release --project src/Cli -- |foodcredit )(.+)$", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
