using System.Text.Json;
using System.Text.RegularExpressions;

namespace FoodCredit.Cli.Tests;

/// <summary>The refused commands through the real process: what a data engineer does the morning after a dump with a new spelling.</summary>
public sealed partial class RefusedCommandTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("foodcredit-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Refused_ListShowDiscardReplay_TellTheSameRows()
    {
        var city = Path.Combine(root, "city");
        Assert.Equal(
            0,
            (await Foodcredit.Run("sample", "--entities", "300", "--records", "3000", "--seed", "5", "--out", city)).ExitCode
        );
        Assert.Equal(0, (await Foodcredit.Run("run", "--workspace", city, "--as-of", "2021-12-31")).ExitCode);

        var all = await Rows(city);
        Assert.NotEmpty(all);
        var reason = all.GroupBy(row => row.Reason).OrderByDescending(group => group.Count()).First().Key;
        var some = await Rows(city, "--reason", reason);
        Assert.Equal(all.Where(row => row.Reason == reason), some);

        var counts = await Foodcredit.Run("refused", "list", "--workspace", city, "--counts", "--json");
        using var counted = JsonDocument.Parse(counts.Output);
        Assert.Equal(
            all.GroupBy(row => row.Reason).ToDictionary(group => group.Key, group => group.Count()),
            counted
                .RootElement.EnumerateArray()
                .GroupBy(count => count.GetProperty("reason").GetString()!)
                .ToDictionary(group => group.Key, group => group.Sum(count => count.GetProperty("rows").GetInt32()))
        );
        Assert.Equal(
            all.Where(row => string.CompareOrdinal(Day(row.File), "20211101") >= 0),
            await Rows(city, "--from", "2021-11-01")
        );
        Assert.Equal(
            all.Where(row => string.CompareOrdinal(Day(row.File), "20211101") < 0),
            await Rows(city, "--to", "2021-10-31")
        );

        var shown = await Foodcredit.Run([
            "refused",
            "show",
            "--workspace",
            city,
            "--file",
            some[0].File,
            "--line",
            $"{some[0].Line}",
        ]);
        Assert.Equal(0, shown.ExitCode);
        Assert.StartsWith($"{some[0].File}:{some[0].Line}", shown.Output, StringComparison.Ordinal);
        var status = await Foodcredit.Run("status", "--workspace", city, "--json");
        using var inForce = JsonDocument.Parse(status.Output);
        var run = inForce.RootElement.GetProperty("manifest").GetProperty("run_id").GetString();
        Assert.Contains($", run {run}, delivered on ", shown.Output, StringComparison.Ordinal);

        var silent = await Foodcredit.Run("refused", "discard", "--workspace", city, "--reason", reason);
        Assert.Equal(2, silent.ExitCode);
        Assert.Contains("--because", silent.Error, StringComparison.Ordinal);

        var discarded = await Foodcredit.Run(
            "refused",
            "discard",
            "--workspace",
            city,
            "--reason",
            reason,
            "--because",
            "no facts"
        );
        Assert.Equal($"discarded {some.Count:N0} rows\n", discarded.Output);
        Assert.Equal(all.Where(row => row.Reason != reason), await Rows(city));

        var replayed = await Foodcredit.Run("refused", "replay", "--workspace", city, "--json");
        using var books = JsonDocument.Parse(replayed.Output);
        Assert.Equal(all.Count - some.Count, books.RootElement.GetProperty("refused").GetInt64());
        Assert.Equal(0, (await Foodcredit.Run("verify", "--workspace", city, "--all")).ExitCode);
    }

    /// <summary>The date in a dump's name.</summary>
    private static string Day(string file) => Eight().Match(Path.GetFileName(file)).Value;

    [GeneratedRegex("[0-9]{8}")]
    private static partial Regex Eight();

    private static async Task<List<Row>> Rows(string city, params string[] filter)
    {
        var outcome = await Foodcredit.Run(["refused", "list", "--workspace", city, "--json", .. filter]);
        Assert.Equal(0, outcome.ExitCode);
        using var rows = JsonDocument.Parse(outcome.Output);
        return
        [
            .. rows
                .RootElement.EnumerateArray()
                .Select(row => new Row(
                    row.GetProperty("file").GetString()!,
                    row.GetProperty("line").GetInt64(),
                    row.GetProperty("reason").GetString()!
                )),
        ];
    }

    private sealed record Row(string File, long Line, string Reason);
}
