using System.Text.Json;

namespace FoodCredit.Cli.Tests;

/// <summary>The review commands through the real process: what a person decides is in the next rating, and can be taken back.</summary>
public sealed class ReviewCommandTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("foodcredit-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Review_OfAPartyThatWaits_IsInTheNextRatingUntilItIsTakenBack()
    {
        var city = Path.Combine(root, "city");
        Assert.Equal(
            0,
            (await Foodcredit.Run("sample", "--entities", "1500", "--records", "20000", "--seed", "3", "--out", city)).ExitCode
        );
        var before = await Matched(city, "2021-12-31");
        var list = await Foodcredit.Run("review", "list", "--workspace", city, "--limit", "3", "--json");
        using var waiting = JsonDocument.Parse(list.Output);
        var first = waiting.RootElement[0];
        var id = first.GetProperty("match_id").GetString()!;
        var records = first.GetProperty("records").GetInt64();
        Assert.InRange(waiting.RootElement.GetArrayLength(), 1, 3);
        Assert.InRange(records, 1, long.MaxValue);

        var accepted = await Decide(city, "accept", id, "2021-12-31");
        Assert.StartsWith($"decision 1: accept {id} ", accepted.Output, StringComparison.Ordinal);
        Assert.Equal("That stands already; nothing was changed.", (await Decide(city, "accept", id, "2021-12-31")).Output.Trim());
        // Later facts about its records are matched with them.
        Assert.InRange(await Matched(city, "2021-12-31"), before + records, before + (3 * records));

        Assert.Equal(0, (await Decide(city, "undo", "1", "2021-12-31")).ExitCode);
        Assert.Equal(before, await Matched(city, "2021-12-31"));

        var wrong = await Decide(city, "reject", "nobody", "2021-12-31");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("review reject: expected a match_id of the outputs", wrong.Error, StringComparison.Ordinal);
    }

    /// <summary>A day as a clerk spends it: look, decide in a sheet, learn, and rate by what was learned.</summary>
    [Fact]
    public async Task Review_BySheetAndTraining_GoesThroughToTheNextRating()
    {
        var city = Path.Combine(root, "city");
        await Succeed("sample", "--entities", "800", "--records", "8000", "--seed", "3", "--out", city);
        await Matched(city, "2021-12-31");
        var sheet = Path.Combine(root, "reviews.csv");
        Assert.StartsWith(
            $"{sheet}: 3 parties. Next: ",
            await Succeed("review", "export", "--workspace", city, "--output", sheet, "--limit", "3"),
            StringComparison.Ordinal
        );
        var rows = await File.ReadAllLinesAsync(sheet, TestContext.Current.CancellationToken);
        var id = rows[1].Split(',')[0].Trim('"', '\'');
        rows[1] = rows[1].Replace(",\"\",\"\",\"\",", ",\"accept\",\"\",\"the sign says so\",", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(sheet, rows, TestContext.Current.CancellationToken);
        Assert.Equal(
            "1 decisions taken (numbers 1 to 1, known from 2021-12-31), 0 stand already, 2 rows left waiting. Next: foodcredit run",
            (await Succeed("review", "import", sheet, "--workspace", city, "--by", "Wang Li", "--as-of", "2021-12-31")).Trim()
        );
        Assert.Equal(
            "0 decisions taken, 1 stand already, 2 rows left waiting. Nothing was changed.",
            (await Succeed("review", "import", sheet, "--workspace", city, "--as-of", "2021-12-31")).Trim()
        );
        var shown = await Succeed("review", "show", id, "--workspace", city);
        Assert.StartsWith($"{id}: matched (review", shown, StringComparison.Ordinal);
        Assert.Contains("decision 1: accept ", shown, StringComparison.Ordinal);
        Assert.Contains(" by Wang Li at ", shown, StringComparison.Ordinal);
        Assert.Contains("foodcredit review undo 1 --because", shown, StringComparison.Ordinal);

        var model = Path.Combine(city, "models", "matching.json");
        Assert.Contains(
            ": corrected by what persons decided about 1 of ",
            await Succeed("match", "train", "--workspace", city, "--correct", "--output", model),
            StringComparison.Ordinal
        );
        await File.AppendAllTextAsync(
            Path.Combine(city, "foodcredit.yaml"),
            "\nmatch_model: models/matching.json\n",
            TestContext.Current.CancellationToken
        );
        await Matched(city, "2021-12-31");
        await Succeed("verify", "--workspace", city);
    }

    [Theory]
    [InlineData("review show: name either a MATCH_ID or a --record", "show")]
    [InlineData("review show: name either a MATCH_ID or a --record", "show", "0123456789abcdef", "--record", "1")]
    [InlineData("--limit: expected a number from 1.", "list", "--limit", "0")]
    [InlineData("'doubt' not recognized", "list", "--reason", "doubt")]
    [InlineData("--output", "export")]
    [InlineData("FILE", "import")]
    public async Task Review_WithAMistakeOnTheCommandLine_TellsIt(string message, params string[] command)
    {
        var outcome = await Foodcredit.Run(["review", .. command]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    private static async Task<string> Succeed(params string[] command)
    {
        var outcome = await Foodcredit.Run(command);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return outcome.Output;
    }

    private static Task<Foodcredit.Outcome> Decide(string city, string verb, string what, string asOf) =>
        Foodcredit.Run("review", verb, what, "--workspace", city, "--because", "seen on the spot", "--as-of", asOf);

    private static async Task<long> Matched(string city, string asOf)
    {
        Assert.Equal(0, (await Foodcredit.Run("run", "--workspace", city, "--as-of", asOf)).ExitCode);
        var status = await Foodcredit.Run("status", "--workspace", city, "--json");
        using var inForce = JsonDocument.Parse(status.Output);
        return inForce.RootElement.GetProperty("manifest").GetProperty("books").GetProperty("matched").GetInt64();
    }
}
