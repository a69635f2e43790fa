using System.Text.Json;

namespace FoodCredit.Cli.Tests;

/// <summary>A blocked night through the real process: exit code 3, a look at the candidate, a decision, and the log that keeps it.</summary>
public sealed class GateCommandsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("foodcredit-").FullName;

    private string City => Path.Combine(root, "city");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task BlockedRun_IsShownPublishedRolledBackAndAudited()
    {
        await Make();
        var first = (await Json("runs", "show", "--json")).GetProperty("directory").GetString()!;
        await Gates("colours: { action: block, red_max: 0 }");
        var plan = await Succeed("plan", "--as-of", "2021-12-31");
        Assert.StartsWith($"as of 2021-12-31; in force: {first}\n", plan, StringComparison.Ordinal);
        Assert.Contains("\nnew dumps: none\n", plan, StringComparison.Ordinal);

        var blocked = await Foodcredit.Run("run", "--workspace", City, "--as-of", "2021-12-31");
        Assert.Equal(3, blocked.ExitCode);
        Assert.Contains("gate colours (red): expected at most 0% of the rated; found ", blocked.Error, StringComparison.Ordinal);
        Assert.Equal($"{first}\n", await Current());
        var candidate = (await Json("runs", "list", "--json"))
            .EnumerateArray()
            .Single(run => run.GetProperty("state").GetString() == "candidate")
            .GetProperty("directory")
            .GetString()!;
        var name = Path.GetFileName(candidate);
        Assert.Contains($"foodcredit publish --candidate {name}", blocked.Error, StringComparison.Ordinal);
        var asJson = await Foodcredit.Run("run", "--workspace", City, "--as-of", "2021-12-31", "--json");
        Assert.Equal(3, asJson.ExitCode);
        Assert.Equal(candidate, JsonDocument.Parse(asJson.Output).RootElement.GetProperty("candidate").GetString());

        var shown = await Succeed("runs", "show", name);
        Assert.Contains(": candidate", shown, StringComparison.Ordinal);
        Assert.Contains("blocked: gate colours (red): ", shown, StringComparison.Ordinal);
        Assert.Contains("passed: gate books: ", shown, StringComparison.Ordinal);

        var published = await Succeed("publish", "--candidate", name, "--because", "a hard year", "--by", "李华");
        Assert.Equal($"runs/{name}: published, in force", published.Trim());
        Assert.Equal($"runs/{name}\n", await Current());
        Assert.Equal(
            $"{first}: in force again; withdrawn: {name}",
            (await Succeed("rollback", first, "--because", "no, wait", "--by", "李华")).Trim()
        );
        Assert.Equal($"{first}\n", await Current());
        Assert.Contains("withdrawn", await Succeed("runs", "list"), StringComparison.Ordinal);
        await Succeed("verify", "--all");

        Assert.Equal("audit log: whole, 2 entries", (await Succeed("audit", "verify")).Trim());
        var entries = (await Succeed("audit", "list")).Trim().Split('\n');
        Assert.EndsWith($" publish {name} by 李华: a hard year", entries[0], StringComparison.Ordinal);
        var log = Path.Combine(City, "warehouse", "audit.jsonl");
        var lines = await File.ReadAllLinesAsync(log, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(log, lines[1] + "\n", TestContext.Current.CancellationToken);
        Assert.Equal(5, (await Foodcredit.Run("audit", "verify", "--workspace", City)).ExitCode);
        Assert.Equal(5, (await Foodcredit.Run("run", "--workspace", City, "--as-of", "2021-12-31")).ExitCode);
    }

    [Fact]
    public async Task Discard_OfACandidate_RemovesIt()
    {
        await Make();
        await Gates("colours: { action: block, red_max: 0 }");
        Assert.Equal(3, (await Foodcredit.Run("run", "--workspace", City, "--as-of", "2021-12-31")).ExitCode);
        var name = (await Json("runs", "list", "--json"))
            .EnumerateArray()
            .Single(run => run.GetProperty("state").GetString() == "candidate")
            .GetProperty("directory")
            .GetString()!;
        Assert.EndsWith(
            ": discarded",
            (await Succeed("discard", "--candidate", name, "--because", "cut off", "--by", "李华")).Trim(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("candidate", await Succeed("runs", "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--because", "publish", "--candidate", "2021", "--by", "a")]
    [InlineData("--by", "rollback", "2021", "--because", "a")]
    [InlineData("--because: expected a text, found none.", "discard", "--candidate", "2021", "--because", " ", "--by", "a")]
    public async Task Overrides_WithoutAReasonOrAName_AreRefused(string message, params string[] command)
    {
        var outcome = await Foodcredit.Run(command);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>A city that was rated on the last day but one.</summary>
    private async Task Make()
    {
        var sample = await Foodcredit.Run("sample", "--entities", "300", "--records", "3000", "--seed", "3", "--out", City);
        Assert.True(sample.ExitCode == 0, sample.Error);
        var plan = await Succeed("plan", "--as-of", "2021-12-30");
        Assert.Contains("in force: none\n", plan, StringComparison.Ordinal);
        Assert.Contains("sources/scjg_registration.yaml", plan, StringComparison.Ordinal);
        await Succeed("run", "--as-of", "2021-12-30");
    }

    private async Task Gates(string gates)
    {
        var file = Path.Combine(City, "foodcredit.yaml");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var start = text.IndexOf("\ngates:\n", StringComparison.Ordinal);
        var before =
            start < 0
                ? text
                : text[..start]
                    + "\n"
                    + string.Join(
                        '\n',
                        text[(start + 8)..]
                            .Split('\n')
                            .SkipWhile(line => line.Length == 0 || line.StartsWith("  ", StringComparison.Ordinal))
                    );
        await File.WriteAllTextAsync(file, $"{before}\ngates:\n  {gates}\n", TestContext.Current.CancellationToken);
    }

    private Task<string> Current() =>
        File.ReadAllTextAsync(Path.Combine(City, "published", "CURRENT"), TestContext.Current.CancellationToken);

    private async Task<JsonElement> Json(params string[] command)
    {
        using var document = JsonDocument.Parse(await Succeed(command));
        return document.RootElement.Clone();
    }

    private async Task<string> Succeed(params string[] command)
    {
        var outcome = await Foodcredit.Run([.. command, "--workspace", City]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return outcome.Output;
    }
}
