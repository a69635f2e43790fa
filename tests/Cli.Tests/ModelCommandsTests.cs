using System.Globalization;
using System.Text;
using System.Text.Json;

namespace FoodCredit.Cli.Tests;

/// <summary>An analyst with a table of her own: bins, models, a champion, scores; and what she is told of files that are wrong.</summary>
public sealed class ModelCommandsTests(ModelCommandsTests.Case files) : IClassFixture<ModelCommandsTests.Case>
{
    [Fact]
    public async Task Table_IsBinnedLearnedPromotedAndScored()
    {
        var bins = files.Of("bins.json");
        var fitted = await Foodcredit.Run(["binning", "fit", .. files.Data, "--ignore", "id", "--out", bins]);
        Assert.Equal((0, ""), (fitted.ExitCode, fitted.Error));
        Assert.Contains("age: information value ", fitted.Output, StringComparison.Ordinal);

        var trained = await Model("train", [.. files.Data, "--ignore", "id", "--bins", bins, "--resamples", "100"]);
        Assert.Equal(0, trained.ExitCode);
        var id = trained.Output.Split('\n')[0];
        Assert.Matches("^[0-9a-f]{12}$", id);
        Assert.Contains("auc", trained.Output, StringComparison.Ordinal);
        Assert.StartsWith("test rows: part = test; card: ", trained.Error, StringComparison.Ordinal);

        var promoted = await Model("promote", ["--model", id]);
        Assert.Equal((0, $"{id}\n"), (promoted.ExitCode, promoted.Output));
        var trees = await Model("train", [.. files.Data, "--ignore", "id", "--kind", "boosted", "--resamples", "100", "--json"]);
        using var record = JsonDocument.Parse(trees.Output);
        var other = record.RootElement.GetProperty("id").GetString()!;
        Assert.Equal("boosted", record.RootElement.GetProperty("kind").GetString());

        var compared = await Model(
            "compare",
            ["--champion", "champion", "--challenger", other, .. files.Data, "--resamples", "100", "--json"]
        );
        using var differences = JsonDocument.Parse(compared.Output);
        Assert.Equal("auc", differences.RootElement[0].GetProperty("metric").GetString());
        var refused = await Model("promote", ["--model", other, .. files.Data, "--resamples", "100"]);
        Assert.Equal((3, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"{other} was not promoted: auc ", refused.Error, StringComparison.Ordinal);
        var answered = await Model("promote", ["--model", other, "--override", "Li Hua", "--because", "a trial"]);
        Assert.Equal((0, $"champion, for which Li Hua answers: not compared with {id}\n"), (answered.ExitCode, answered.Error));

        var listed = await Model("list", []);
        Assert.Contains("Li Hua: a trial", listed.Output, StringComparison.Ordinal);
        var scored = await Model(
            "score",
            ["--model", id, "--data", files.Table, "--keep", "id", "--out", files.Of("scored.csv")]
        );
        Assert.Equal((0, $"{files.Of("scored.csv")}\n"), (scored.ExitCode, scored.Output));
        var lines = await File.ReadAllLinesAsync(files.Of("scored.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(("row,id,probability,points,reason_1,reason_2,reason_3", 1_201), (lines[0], lines.Length));
    }

    [Fact]
    public async Task Evaluate_ShowsErrorRatesByAColumn()
    {
        var id = await files.Trained();
        var run = await Model(
            "evaluate",
            ["--model", id, .. files.Data, "--by", "district", "--within", "district", "--flagged", "0.2", "--resamples", "50"]
        );
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.All(
            ["auc_within", "calibration_ratio", "wrongly flagged", "甲", "丁"],
            word => Assert.Contains(word, run.Output, StringComparison.Ordinal)
        );
        // The same seed gives the same figures on any number of threads.
        var again = await Model(
            "evaluate",
            [
                "--model",
                id,
                .. files.Data,
                "--by",
                "district",
                "--within",
                "district",
                "--flagged",
                "0.2",
                "--resamples",
                "50",
                "--threads",
                "1",
            ]
        );
        Assert.Equal(run.Output, again.Output);
    }

    [Theory]
    [InlineData("card", "# Model ")]
    [InlineData("sql", "SELECT\n  *,\n")]
    [InlineData("yaml", "# More points are more risk.")]
    [InlineData("record", "{\n")]
    [InlineData("model", "{\n  \"format\": \"foodcredit model 1\"")]
    public async Task Show_InEveryForm(string form, string beginning)
    {
        var run = await Model("show", ["--model", await files.Trained(), "--as", form]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(beginning, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train", "Example: foodcredit model train --data loans.csv --label bad --split part --kind scorecard")]
    [InlineData(
        "evaluate",
        "Example: foodcredit model evaluate --model champion --data loans.csv --label bad --split part --by sex"
    )]
    [InlineData(
        "compare",
        "Example: foodcredit model compare --champion champion --challenger 3f2a --data loans.csv --label bad"
    )]
    [InlineData("promote", "Example: foodcredit model promote --model 3f2a --data loans.csv --label bad --split part")]
    [InlineData("list", "Example: foodcredit model list")]
    [InlineData("show", "Example: foodcredit model show --model champion --as sql --table loan")]
    [InlineData("score", "Example: foodcredit model score --model champion --data loans.csv --keep id --out scored.csv")]
    public async Task Help_ShowsAnExample(string command, string example)
    {
        var run = await Foodcredit.Run("model", command, "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(example, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data", "nosuch.csv", "nosuch.csv: expected a CSV file that can be read; found ")]
    [InlineData(
        "--label",
        "nosuch",
        "expected the column 'nosuch'; found id, part, bad, age, district; name a column as the header writes it"
    )]
    [InlineData(
        "--test",
        "nosuch",
        "expected training and test rows: the latter have 'nosuch' in part; found 'test', 'train'; name the value"
    )]
    [InlineData("--bins", "nosuch.json", "nosuch.json: expected bins that binning fit wrote; found ")]
    [InlineData(
        "--trend",
        "age=upwards",
        "--trend: expected auto, none, ascending, descending, peak or valley, found 'age=upwards'."
    )]
    [InlineData("--special", "age", "--special: expected a column and numbers such as age=-9999,-1, found 'age'.")]
    [InlineData(
        "--special",
        "aeg=-1",
        "expected aeg: a feature of numbers, as --trend or --special says; found no such feature;"
    )]
    [InlineData(
        "--trend",
        "district=peak",
        "expected district: a feature of numbers, as --trend or --special says; found a category;"
    )]
    [InlineData("--kind", "7", "--kind: expected scorecard, logistic or boosted, found '7'.")]
    [InlineData("--resamples", "-1", "--resamples: expected a number from 0 to 100000.")]
    [InlineData("--min-bin-share", "0.5", "--min-bin-share: expected a share from 0 to below 0.5.")]
    public async Task Train_OptionThatMakesNoSense_IsTold(string option, string value, string message)
    {
        string[] own = [.. files.Data, "--ignore", "id"];
        var place = Array.IndexOf(own, option);
        var run = await Model(
            "train",
            place < 0 ? [.. own, option, value] : [.. own[..(place + 1)], value, .. own[(place + 2)..]]
        );
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_ThatIsNotThere_IsTold()
    {
        var run = await Model("show", ["--model", "zzz"]);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{files.Models}: expected one model 'zzz'; found none;", run.Error, StringComparison.Ordinal);
        var half = await Model("promote", ["--model", "zzz", "--override", "Li Hua"]);
        Assert.Equal((2, ""), (half.ExitCode, half.Output));
        Assert.Contains("--override and --because: expected both, or neither.", half.Error, StringComparison.Ordinal);
    }

    /// <summary>Without resamples there are no intervals, and JSON has no number for them.</summary>
    [Fact]
    public async Task Train_WithoutResamples_TellsNoIntervals()
    {
        var run = await Model("train", [.. files.Data, "--ignore", "id", "--resamples", "0", "--json"]);
        Assert.Equal(0, run.ExitCode);
        using var record = JsonDocument.Parse(run.Output);
        var auc = record.RootElement.GetProperty("metrics").GetProperty("auc");
        Assert.InRange(auc.GetProperty("value").GetDouble(), 0.5, 1);
        Assert.Equal("NaN", auc.GetProperty("low").GetString());
    }

    private Task<Foodcredit.Outcome> Model(string command, string[] arguments) =>
        Foodcredit.Run(["model", command, .. arguments, "--registry", files.Models]);

    /// <summary>A table of which old kitchens and one district are risky, and a registry.</summary>
    public sealed class Case : IDisposable
    {
        private readonly string root = Directory.CreateTempSubdirectory("foodcredit-model-").FullName;

        public Case()
        {
            var text = new StringBuilder("id,part,bad,age,district\n");
            for (var row = 0; row < 1_200; row++)
            {
                // Whole numbers that look random: multiples of primes, modulo others.
                var (age, district, lot) = (row * 7919 % 40, row * 104729 % 4, row * 15485863L % 997);
                var bad = lot < (15 + (age * 12) + (district == 2 ? 200 : 0)) ? 1 : 0;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"r{row},{(row % 3 == 0 ? "test" : "train")},{bad},{age},{"甲乙丙丁"[district]}\n"
                );
            }
            File.WriteAllText(Table, text.ToString());
        }

        public string Table => Of("table.csv");

        public string Models => Of("models");

        public string[] Data => ["--data", Table, "--label", "bad", "--split", "part"];

        public string Of(string file) => Path.Combine(root, file);

        /// <summary>The id of a scorecard.</summary>
        public async Task<string> Trained()
        {
            var run = await Foodcredit.Run([
                "model",
                "train",
                .. Data,
                "--ignore",
                "id",
                "--resamples",
                "20",
                "--registry",
                Models,
            ]);
            Assert.Equal(0, run.ExitCode);
            return run.Output.Split('\n')[0];
        }

        public void Dispose() => Directory.Delete(root, recursive: true);
    }
}
