using System.Text.Json;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Cli.Tests;

/// <summary>A manager reads the policy of a new city, an analyst changes it: what each of the commands says, and its exit code.</summary>
public sealed class PolicyCommandsTests : IDisposable
{
    private const string InForce = "policies/nanchang-food.yaml";
    private const string Draft = "policies/draft.yaml";

    private readonly string city = Path.Combine(Directory.CreateTempSubdirectory("foodcredit-policy-").FullName, "city");

    public PolicyCommandsTests() => WorkspaceTemplate.Write(city);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(city)!, recursive: true);

    [Fact]
    public async Task Show_IsInTheLanguageAndFormAskedFor()
    {
        var chinese = await Policy("show");
        Assert.Equal((0, ""), (chinese.ExitCode, chinese.Error));
        Assert.StartsWith("南昌市食品经营主体信用分级评价规则\n", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("罚款金额 5 万元及以上", chinese.Output, StringComparison.Ordinal);
        var english = await Policy("show", "2021.2", "--language", "en", "--markdown");
        Assert.Contains("| effective | from 2021-09-01 |", english.Output, StringComparison.Ordinal);
        Assert.Contains("| in force | no (a draft, or of before) |", english.Output, StringComparison.Ordinal);
        var json = await Policy("show", "--json");
        using var facts = JsonDocument.Parse(json.Output);
        var first = facts.RootElement.GetProperty("tables")[0];
        Assert.Equal("评价规则", first.GetProperty("heading").GetProperty("chinese").GetString());
        Assert.Equal("Policy", first.GetProperty("heading").GetProperty("english").GetString());
    }

    [Theory]
    [InlineData("--language", "fr", "--language: expected zh or en, found 'fr'.")]
    [InlineData("--json", "--markdown", "--json and --markdown: expected one of the two.")]
    [InlineData("--language", "en", "expected one policy 'nowhere'")]
    public async Task Show_OfWhatCannotBe_IsRefused(string first, string second, string message)
    {
        var run = await Policy("show", "nowhere", first, second);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    /// <summary>Hints leave the exit code alone, warnings do unless they are asked for, and what cannot be loaded does not.</summary>
    [Fact]
    public async Task Lint_FailsOfErrors_AndOfWarningsWhereAsked()
    {
        var shipped = await Policy("lint", "--strict");
        Assert.Equal(0, shipped.ExitCode);
        Assert.EndsWith("0 errors, 0 warnings, 4 hints.\n", shipped.Output, StringComparison.Ordinal);
        Change("cap: 12\n", "cap: 3\n");
        Assert.Equal(0, (await Policy("lint", Draft)).ExitCode);
        var strict = await Policy("lint", Draft, "--strict");
        Assert.Equal(2, strict.ExitCode);
        Assert.Contains(
            "warning cap_below_record: a cap of 3 points, and one record weighs up to 4;",
            strict.Output,
            StringComparison.Ordinal
        );
        Change("cap: 12\n", "cap: many\n");
        var broken = await Policy("lint", Draft, "--json");
        Assert.Equal(2, broken.ExitCode);
        using var findings = JsonDocument.Parse(broken.Output);
        Assert.False(findings.RootElement.GetProperty("is_clean").GetBoolean());
        var finding = findings.RootElement.GetProperty("findings")[0];
        Assert.Equal(
            ("not_loadable", "error"),
            (finding.GetProperty("code").GetString(), finding.GetProperty("level").GetString())
        );
    }

    [Fact]
    public async Task Diff_TellsWordsThenValuesThenWhatToDoNext()
    {
        Change("cap: 12\n", "cap: 3\n");
        var run = await Policy("diff", Draft);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            [
                "版本：2021.1 → 2022.1",
                "经营异常名录 封顶：12 分 → 3 分",
                "",
                "version: 2021.1 -> 2022.1",
                "record_types.abnormal_listing.cap: 12 -> 3",
                "",
                $"Whose colour that changes: foodcredit policy compare {InForce} {Draft}",
                "",
            ],
            run.Output.Split('\n')[3..]
        );
        var same = await Policy("diff", InForce, "2021.1", "--json");
        using var difference = JsonDocument.Parse(same.Output);
        Assert.True(difference.RootElement.GetProperty("is_none").GetBoolean());
    }

    private void Change(string before, string after)
    {
        var text = File.ReadAllText(Path.Combine(city, InForce));
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(
            Path.Combine(city, Draft),
            text.Replace("version: \"2021.1\"", "version: \"2022.1\"", StringComparison.Ordinal)
                .Replace(before, after, StringComparison.Ordinal)
        );
    }

    private Task<Foodcredit.Outcome> Policy(params string[] arguments) =>
        Foodcredit.Run(["policy", .. arguments, "--workspace", city]);
}
