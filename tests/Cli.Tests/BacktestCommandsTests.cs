using System.Text.Json;
using FoodCredit.Pipeline.Sampling;

namespace FoodCredit.Cli.Tests;

/// <summary>An analyst looks back: the commands, and what they say of slips.</summary>
public sealed class BacktestCommandsTests : IDisposable
{
    private readonly string city = Directory.CreateTempSubdirectory("foodcredit-lab-").FullName;

    public void Dispose() => Directory.Delete(city, recursive: true);

    [Fact]
    public async Task Past_IsTried_MadeATable_AndLearnedFrom()
    {
        SampleCity.Write(
            new SampleOptions
            {
                Directory = city,
                Entities = 2_000,
                Records = 12_000,
                HasHiddenRisk = true,
            }
        );
        var early = await Run("backtest", "--from", "2020-06-30", "--to", "2020-06-30");
        Assert.Equal((2, ""), (early.ExitCode, early.Output));
        Assert.StartsWith(
            "warehouse/: expected loaded dumps; found none; load the inbox first",
            early.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(0, (await Run("run", "--as-of", "2021-12-31")).ExitCode);

        var file = Path.Combine(city, "rates.csv");
        var tried = await Run([
            "backtest",
            "--from",
            "2020-06-30",
            "--to",
            "2020-07-31",
            "--horizons",
            "180,365",
            "--resamples",
            "20",
            "--out",
            file,
        ]);
        Assert.Equal(0, tried.ExitCode);
        Assert.Matches("^180 days: green [0-9.]+%(, | < )yellow ", tried.Output);
        Assert.EndsWith("known until 2021-12-30. Nothing was published.\n", tried.Output, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        // 2 days, 2 horizons, 4 colours.
        Assert.Equal(("as_of,horizon_days,colour,entities,with_incident", 17), (lines[0], lines.Length));

        var table = Path.Combine(city, "features.csv");
        var made = await Run([
            "features",
            "--from",
            "2020-06-30",
            "--to",
            "2021-06-30",
            "--every",
            "quarter",
            "--test-from",
            "2021-03-30",
            "--horizon",
            "180",
            "--out",
            table,
            "--json",
        ]);
        using var facts = JsonDocument.Parse(made.Output);
        Assert.Equal(
            ["train", "train", "gap", "test", "test"],
            facts.RootElement.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("part").GetString())
        );
        var trained = await Foodcredit.Run([
            .. (string[])
                [
                    "model",
                    "train",
                    "--data",
                    table,
                    "--label",
                    "label",
                    "--split",
                    "split",
                    "--training",
                    "train",
                    "--group",
                    "entity_id",
                    "--time",
                    "as_of",
                    "--resamples",
                    "20",
                    "--registry",
                    Path.Combine(city, "models"),
                ],
        ]);
        Assert.Equal(0, trained.ExitCode);
        Assert.Contains("trained on split = train", trained.Error, StringComparison.Ordinal);

        var learned = await Run([
            "policy",
            "learn",
            "--from",
            "2020-03-31",
            "--to",
            "2020-11-30",
            "--incident",
            "general",
            "--out",
            "policies/learned.yaml",
        ]);
        Assert.Equal(0, learned.ExitCode);
        Assert.StartsWith("version 2021.1-learned, learned from ", learned.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("check")).ExitCode);
        Assert.Equal(0, (await Run("policy", "compare", "learned.yaml")).ExitCode);
    }

    [Theory]
    [InlineData("backtest --from 2020-06-30 --to 2020-01-31", "--to: expected a day from 2020-06-30 on, found 2020-01-31.")]
    [InlineData(
        "backtest --from 2020-06-30 --to 2020-06-30 --horizons 0",
        "--horizons: expected numbers of days from 1 to 3653, such as 90,180,365; found '0'."
    )]
    [InlineData("features --out x.csv", "features: name --as-of, or --from and --to.")]
    [InlineData("features --as-of 2020 --out x.csv", "--as-of: expected dates like 2020-12-31, found '2020'.")]
    [InlineData("features --from 2020-06-30 --out x.csv", "--from, --to: name both, or neither.")]
    [InlineData(
        "features --as-of 2020-06-30 --validate-from 2020-01-01 --out x.csv",
        "--validate-from: name a later day with --test-from."
    )]
    public async Task Slip_IsToldInOneSentence(string arguments, string message)
    {
        var run = await Run(arguments.Split(' '));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    private Task<Foodcredit.Outcome> Run(params string[] arguments) => Foodcredit.Run([.. arguments, "--workspace", city]);
}
