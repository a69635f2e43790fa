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
