using System.Text.Json;
using FoodCredit.Pipeline.Sampling;

namespace FoodCredit.Cli.Tests;

/// <summary>The way from a dump with a new column to a run, through the real process.</summary>
public sealed class ContractCommandTests : IDisposable
{
    private const string Document = "sources/scjg_warning.yaml";

    private readonly string root = Directory.CreateTempSubdirectory("foodcredit-drift-").FullName;
    private readonly string city;

    public ContractCommandTests()
    {
        city = Path.Combine(root, "city");
        SampleCity.Write(
            new SampleOptions
            {
                Directory = city,
                Entities = 300,
                Records = 900,
                Seed = 11,
            }
        );
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Propose_ForAFurtherColumn_ShowsTheEditAndWritesItWhenAsked()
    {
        await AddColumn("surprise");
        var contract = await Contract();

        var run = await Foodcredit.Run("run", "--workspace", city, "--as-of", "2021-12-31", "--json");
        Assert.Equal(2, run.ExitCode);
        using var facts = JsonDocument.Parse(run.Output);
        var proposal = Assert.Single(facts.RootElement.GetProperty("proposals").EnumerateArray());
        var drift = Assert.Single(proposal.GetProperty("drifts").EnumerateArray());
        Assert.Equal(("added", "surprise"), (drift.GetProperty("kind").GetString(), drift.GetProperty("header").GetString()));
        Assert.Equal(1, facts.RootElement.GetProperty("faults").GetArrayLength());
        Assert.Contains("foodcredit contract propose scjg_warning --write", run.Error, StringComparison.Ordinal);

        var check = await Foodcredit.Run("check", "--workspace", city);
        Assert.Equal(2, check.ExitCode);
        Assert.Contains(
            "found 'surprise'; see the edit proposed for sources/scjg_warning.yaml",
            check.Output,
            StringComparison.Ordinal
        );

        var shown = await Foodcredit.Run("contract", "propose", "--workspace", city);
        Assert.Equal(0, shown.ExitCode);
        Assert.Equal(proposal.GetProperty("diff").GetString(), shown.Output);
        Assert.Contains("+ignore: [预警内容, 预警级别, 责任网格, surprise]\n", shown.Output, StringComparison.Ordinal);
        Assert.Equal(contract, await Contract());

        var other = await Foodcredit.Run("contract", "propose", "scjg_penalty", "--write", "--workspace", city);
        Assert.Equal((0, ""), (other.ExitCode, other.Output));
        Assert.Equal(contract, await Contract());

        Assert.Equal(0, (await Foodcredit.Run("contract", "propose", "scjg_warning", "--write", "--workspace", city)).ExitCode);
        Assert.Equal(contract.Replace("责任网格]", "责任网格, surprise]", StringComparison.Ordinal), await Contract());
        Assert.Equal(0, (await Foodcredit.Run("check", "--workspace", city)).ExitCode);
        Assert.Equal(0, (await Foodcredit.Run("run", "--workspace", city, "--as-of", "2021-12-31")).ExitCode);
    }

    [Fact]
    public async Task Propose_ForASourceThatIsNone_NamesIt()
    {
        var outcome = await Foodcredit.Run("contract", "propose", "nothing", "--workspace", city);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(
            "sources/nothing.yaml: expected a source of the workspace; found none; mend the name\n",
            outcome.Error,
            StringComparison.Ordinal
        );
    }

    /// <summary>To the header of the last dump of warnings, and an empty field to each of its rows.</summary>
    private async Task AddColumn(string header)
    {
        var dump = Directory
            .EnumerateFiles(Path.Combine(city, "inbox"), "scjg_warning_*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Last();
        var lines = await File.ReadAllLinesAsync(dump, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            dump,
            lines.Select((line, place) => place == 0 ? $"{line},{header}" : $"{line},"),
            TestContext.Current.CancellationToken
        );
    }

    private Task<string> Contract() => File.ReadAllTextAsync(Path.Combine(city, Document), TestContext.Current.CancellationToken);
}
