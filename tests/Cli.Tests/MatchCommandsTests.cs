using System.Text.Json;

namespace FoodCredit.Cli.Tests;

/// <summary>A test case of record linkage from the sample to the explanation, and what is told of files that are wrong.</summary>
public sealed class MatchCommandsTests(MatchCommandsTests.Case files) : IClassFixture<MatchCommandsTests.Case>
{
    [Fact]
    public async Task Sample_Trained_IsEvaluatedAndExplained()
    {
        var model = files.Of("learned.json");
        var trained = await Foodcredit.Run([
            "match",
            "train",
            "--registry",
            files.Registry,
            "--records",
            files.Records,
            "--truth",
            files.Truth,
            "--out",
            model,
        ]);
        Assert.Equal((0, $"{model}\n", ""), (trained.ExitCode, trained.Output, trained.Error));

        var decisions = files.Of("decisions.csv");
        var shown = await Evaluate("--model", model, "--decisions", decisions);
        Assert.Equal((0, ""), (shown.ExitCode, shown.Error));
        Assert.Contains("without identifier", shown.Output, StringComparison.Ordinal);
        Assert.Contains("1,000 records, 800 entities", shown.Output, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(decisions, TestContext.Current.CancellationToken);
        Assert.Equal(
            ("record_id,source,entity_id,corruptions,outcome,likeliest,probability,found,right,flags", 1_001),
            (lines[0], lines.Length)
        );

        var json = await Evaluate("--model", model, "--json");
        using var facts = JsonDocument.Parse(json.Output);
        var all = facts.RootElement.GetProperty("groups").GetProperty("all");
        Assert.Equal(1_000, all.GetProperty("records").GetInt32());
        Assert.InRange(all.GetProperty("f1").GetDouble(), 0.93, 1);
        Assert.Equal(
            lines.Count(line => line.Contains(",matched,", StringComparison.Ordinal)),
            all.GetProperty("attached").GetInt32()
        );
        // A second run decides the same.
        var again = await Evaluate("--model", model, "--json", "--threads", "1");
        Assert.Equal(Groups(json.Output), Groups(again.Output));
    }

    [Fact]
    public async Task Explain_AddsUpToTheWeight()
    {
        var run = await Explain("--record", "r00000003", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var facts = JsonDocument.Parse(run.Output);
        Assert.Equal("r00000003", facts.RootElement.GetProperty("record").GetString());
        var candidates = facts.RootElement.GetProperty("candidates").EnumerateArray().ToList();
        Assert.NotEmpty(candidates);
        Assert.All(
            candidates,
            candidate =>
                Assert.Equal(
                    candidate.GetProperty("weight").GetInt32(),
                    candidate.GetProperty("steps").EnumerateArray().Sum(step => step.GetProperty("weight").GetInt32())
                )
        );

        var shown = await Explain("--record", "r00000003");
        Assert.StartsWith("r00000003: ", shown.Output, StringComparison.Ordinal);
        Assert.All(
            ["prior", "name", "address", "together"],
            word => Assert.Contains(word, shown.Output, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Explain_OfARecordThatIsNotThere_IsTold()
    {
        var run = await Explain("--record", "r99999999");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{files.Records}: expected a record 'r99999999'; found none", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sample", "Example: foodcredit match sample --entities 500000")]
    [InlineData("evaluate", "Example: foodcredit match evaluate --registry registry.csv --records records.csv --truth truth.csv")]
    [InlineData("train", "Example: foodcredit match train --registry registry.csv --records records.csv --out model.json")]
    [InlineData("explain", "Example: foodcredit match explain --registry registry.csv --records records.csv --record r00000001")]
    public async Task Help_ShowsAnExample(string command, string example)
    {
        var run = await Foodcredit.Run("match", command, "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains(example, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--registry")]
    [InlineData("--records")]
    [InlineData("--truth")]
    public async Task Evaluate_FileThatIsNotThere_IsTold(string option)
    {
        var missing = files.Of("nosuch.csv");
        var run = await Evaluate(option, missing);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{missing}: expected a CSV file that can be read; found ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--registry", "id")]
    [InlineData("--registry", "name")]
    [InlineData("--records", "id")]
    [InlineData("--records", "name")]
    [InlineData("--truth", "entity_id")]
    public async Task Evaluate_FileWithoutAColumn_IsTold(string option, string column)
    {
        var lacking = await files.Without(option, column);
        var run = await Evaluate(option, lacking);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{lacking}: expected the column '{column}'; found ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_RegistryThatHasAnIdTwice_IsTold()
    {
        var doubled = files.Of("doubled.csv");
        await File.WriteAllTextAsync(
            doubled,
            "id,name\na,福源小吃店\nb,福源烧烤\na,福源小吃\n",
            TestContext.Current.CancellationToken
        );
        var run = await Evaluate("--registry", doubled);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{doubled}: expected each id once; found 'a' twice", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_EmptyFiles_AreNoFault()
    {
        var (registry, records) = (files.Of("none-registry.csv"), files.Of("none-records.csv"));
        await File.WriteAllTextAsync(registry, "id,name\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(records, "id,name\n", TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), await CodeAndError("--registry", registry));
        Assert.Equal((0, ""), await CodeAndError("--records", records, "--train"));
        Assert.Equal((0, ""), await CodeAndError("--registry", registry, "--train"));
    }

    [Theory]
    [InlineData("{\"scheme\": \"business\"}")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Evaluate_BrokenModel_IsTold(string text)
    {
        var model = files.Of($"broken-{text.Length}.json");
        await File.WriteAllTextAsync(model, text, TestContext.Current.CancellationToken);
        var run = await Evaluate("--model", model);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{model}: expected a model that match train wrote; found ", run.Error, StringComparison.Ordinal);
        var explained = await Explain("--record", "r00000001", "--model", model);
        Assert.Equal((2, run.Error), (explained.ExitCode, explained.Error));
    }

    [Fact]
    public async Task Evaluate_ModelThatIsNotThere_IsTold()
    {
        var model = files.Of("nosuch.json");
        var run = await Evaluate("--model", model);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{model}: expected a model that can be read; found ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--threads", "0", "--threads: expected a number from 1 to 256.")]
    [InlineData("--compare", "", "--compare: expected columns such as given_name:text/surname,postcode:digits; found '';")]
    [InlineData(
        "--compare",
        "name:word",
        "--compare: expected columns such as given_name:text/surname,postcode:digits; found 'name:word';"
    )]
    [InlineData(
        "--compare",
        "name:text/other",
        "--compare: expected columns such as given_name:text/surname,postcode:digits; found 'name:text/other';"
    )]
    public async Task Evaluate_OptionThatMakesNoSense_IsTold(string option, string value, string message)
    {
        var run = await Evaluate(option, value);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_ComparedColumnThatIsNotThere_IsTold()
    {
        var run = await Evaluate("--compare", "name:text,postcode:digits");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(
            $"{files.Registry}: expected the column 'postcode'; found id, name",
            run.Error,
            StringComparison.Ordinal
        );
    }

    /// <summary>Ids are any text, and what is written is a CSV again.</summary>
    [Fact]
    public async Task Evaluate_IdsWithCommasAndQuotes_AreQuotedInTheDecisions()
    {
        var (registry, records, truth, decisions) = (
            files.Of("odd-registry.csv"),
            files.Of("odd-records.csv"),
            files.Of("odd-truth.csv"),
            files.Of("odd.csv")
        );
        await File.WriteAllTextAsync(registry, "id,name\n\"a,1\",东湖区福源小吃店\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            records,
            "id,source,name\n\"r\"\"1\",\"x,y\",东湖区福源小吃店\n",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(truth, "record_id,entity_id\n\"r\"\"1\",\"a,1\"\n", TestContext.Current.CancellationToken);
        var run = await Evaluate("--registry", registry, "--records", records, "--truth", truth, "--decisions", decisions);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = await File.ReadAllLinesAsync(decisions, TestContext.Current.CancellationToken);
        Assert.StartsWith("\"r\"\"1\",\"x,y\",\"a,1\",,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",\"a,1\",0.", lines[1], StringComparison.Ordinal);
    }

    private static string Groups(string json)
    {
        using var facts = JsonDocument.Parse(json);
        return facts.RootElement.GetProperty("groups").GetRawText();
    }

    private async Task<(int, string)> CodeAndError(params string[] more)
    {
        var run = await Evaluate(more);
        return (run.ExitCode, run.Error);
    }

    /// <summary>Of the case's own files, but for those that are named.</summary>
    private Task<Foodcredit.Outcome> Evaluate(params string[] more)
    {
        (string, string)[] own = [("--registry", files.Registry), ("--records", files.Records), ("--truth", files.Truth)];
        return Foodcredit.Run([
            "match",
            "evaluate",
            .. own.Where(one => !more.Contains(one.Item1)).SelectMany(one => new[] { one.Item1, one.Item2 }),
            .. more,
        ]);
    }

    private Task<Foodcredit.Outcome> Explain(params string[] more) =>
        Foodcredit.Run(["match", "explain", "--registry", files.Registry, "--records", files.Records, .. more]);

    /// <summary>A small sample, written once by the program.</summary>
    public sealed class Case : IAsyncLifetime
    {
        private readonly string root = Directory.CreateTempSubdirectory("foodcredit-match-").FullName;

        public string Registry => Of("case/registry.csv");

        public string Records => Of("case/records.csv");

        public string Truth => Of("case/truth.csv");

        public string Of(string file) => Path.Combine(root, file);

        public async ValueTask InitializeAsync()
        {
            var run = await Foodcredit.Run(
                "match",
                "sample",
                "--out",
                Of("case"),
                "--entities",
                "800",
                "--records",
                "1000",
                "--seed",
                "3"
            );
            Assert.Equal((0, ""), (run.ExitCode, run.Output.StartsWith(Of("case"), StringComparison.Ordinal) ? "" : run.Output));
        }

        /// <summary>A copy of a file in whose header a column has another name.</summary>
        public async Task<string> Without(string option, string column)
        {
            var text = await File.ReadAllTextAsync(Of($"case/{option[2..]}.csv"), TestContext.Current.CancellationToken);
            var header = text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimEnd('\r');
            var copy = Of($"without-{column}-{option[2..]}.csv");
            var other = string.Join(',', header.Split(',').Select(name => name == column ? "x" : name));
            await File.WriteAllTextAsync(copy, other + text[header.Length..], TestContext.Current.CancellationToken);
            return copy;
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(root, recursive: true);
            return default;
        }
    }
}
