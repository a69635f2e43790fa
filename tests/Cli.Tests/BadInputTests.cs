using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Sampling;

namespace FoodCredit.Cli.Tests;

/// <summary>Bad input through the real command: a clear message, the documented exit code, and nothing lost or half published.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string AsOf = "2021-12-31";

    private readonly string root = Directory.CreateTempSubdirectory("foodcredit-bad-").FullName;
    private readonly string city;

    public BadInputTests()
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

    [Theory]
    [InlineData("foodcredit.yaml", "version: 1", "version: 2", "foodcredit.yaml:", "version")]
    [InlineData(
        "policies/nanchang-food.yaml",
        "thresholds: {",
        "thresholds: { yellow: 900, orange: 20, red: 30 } #",
        "nanchang-food.yaml:",
        "more than yellow (900)"
    )]
    [InlineData(
        "policies/nanchang-food.yaml",
        "frequency: { 3: 1.2, 5: 1.5 }",
        "frequency: { 3: 1.2, 5: 2000000000 }",
        "nanchang-food.yaml:",
        "1000"
    )]
    [InlineData("sources/scjg_penalty.yaml", "type: set", "type: sett", "sources/scjg_penalty.yaml:", "did you mean 'set'?")]
    public async Task Run_WithABrokenDocument_ShowsThePlaceAndChangesNothing(
        string file,
        string from,
        string to,
        string place,
        string hint
    )
    {
        var path = Path.Combine(city, file);
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text[..at] + to + text[(at + from.Length)..], TestContext.Current.CancellationToken);
        var outcome = await Foodcredit.Run("run", "--workspace", city, "--as-of", AsOf);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(place, outcome.Error, StringComparison.Ordinal);
        Assert.Contains(hint, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        NothingPublished();
    }

    [Theory]
    [InlineData("")]
    [InlineData("--json")]
    public async Task Run_WhoseReportCannotBeWritten_SaysThatItIsInForce(string option)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no device that is always full.");
        string[] run = ["run", "--workspace", city, "--as-of", AsOf, .. option.Length > 0 ? [option] : Array.Empty<string>()];
        var told = await IntoFullDisk(run);
        var published = Assert.Single(Directory.GetDirectories(Path.Combine(city, "published", "runs")));
        Assert.Equal(1, told.ExitCode);
        Assert.Equal(
            $"Standard output: No space left on device. runs/{Path.GetFileName(published)}: published, in force. Only the report of it is lost.",
            told.Error.TrimEnd().Split('\n')[^1]
        );
        Assert.Equal(
            $"runs/{Path.GetFileName(published)}",
            (
                await File.ReadAllTextAsync(Path.Combine(city, "published", "CURRENT"), TestContext.Current.CancellationToken)
            ).Trim()
        );
        told = await IntoFullDisk("status", "--workspace", city);
        Assert.Equal(1, told.ExitCode);
        Assert.EndsWith("What it should have told is lost.", told.Error.TrimEnd(), StringComparison.Ordinal);
    }

    private static async Task<Foodcredit.Outcome> IntoFullDisk(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "sh",
                [
                    "-c",
                    "exec dotnet \"$0\" \"$@\" > /dev/full",
                    Path.Combine(AppContext.BaseDirectory, "foodcredit.dll"),
                    .. arguments,
                ]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        return await Foodcredit.Finish(process);
    }

    [Fact]
    public async Task Run_WithAnUnknownColumn_SaysWhichAndLoadsNothing()
    {
        var dump = Dump("scjg_warning_");
        var lines = await File.ReadAllBytesAsync(dump, TestContext.Current.CancellationToken);
        var end = Array.IndexOf(lines, (byte)'\n');
        var isCarriage = end > 0 && lines[end - 1] == '\r';
        byte[] changed = [.. lines[..(isCarriage ? end - 1 : end)], .. ",surprise"u8, .. lines[(isCarriage ? end - 1 : end)..]];
        await File.WriteAllBytesAsync(dump, changed, TestContext.Current.CancellationToken);
        var outcome = await Foodcredit.Run("run", "--workspace", city, "--as-of", AsOf);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(
            "only columns that sources/scjg_warning.yaml knows; found 'surprise'",
            outcome.Error,
            StringComparison.Ordinal
        );
        NothingPublished();
        await File.WriteAllBytesAsync(dump, lines, TestContext.Current.CancellationToken);
        await RunsWell();
    }

    [Fact]
    public async Task Run_WithAFileThatNoSourceKnows_NamesIt()
    {
        await File.WriteAllTextAsync(
            Path.Combine(city, "inbox", "what.csv"),
            "a,b\n1,2\n",
            TestContext.Current.CancellationToken
        );
        var outcome = await Foodcredit.Run("run", "--workspace", city, "--as-of", AsOf);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(
            "inbox/what.csv: expected a file name that some source's `file` pattern matches",
            outcome.Error,
            StringComparison.Ordinal
        );
        NothingPublished();
    }

    [Fact]
    public async Task Run_WithoutWorkspaceOrInbox_SaysWhatIsMissing()
    {
        var nowhere = await Foodcredit.Run("run", "--workspace", Path.Combine(root, "nowhere"));
        Assert.Equal(2, nowhere.ExitCode);
        Assert.Contains("nowhere", nowhere.Error, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(city, "inbox"), recursive: true);
        var outcome = await Foodcredit.Run("run", "--workspace", city, "--as-of", AsOf);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("the inbox folder", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithTooManyRefusedRows_IsBlockedAndLoadsNothing()
    {
        var source = Path.Combine(city, "sources", "scjg_complaint.yaml");
        var text = await File.ReadAllTextAsync(source, TestContext.Current.CancellationToken);
        var kept = text.Split('\n').Where(line => !line.StartsWith("tolerances:", StringComparison.Ordinal));
        await File.WriteAllTextAsync(
            source,
            string.Join('\n', kept) + "\ntolerances: { refused_share: 0, refused_count: 0 }\n",
            TestContext.Current.CancellationToken
        );
        var dump = Dump("scjg_complaint_");
        await File.AppendAllTextAsync(dump, "one cell too few\n", TestContext.Current.CancellationToken);
        var outcome = await Foodcredit.Run("run", "--workspace", city, "--as-of", AsOf);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("rows refused; scjg_complaint tolerates 0 rows", outcome.Error, StringComparison.Ordinal);
        NothingPublished();
    }

    [Fact]
    public async Task Run_WithAPublishedFolderThatCannotBeWritten_FailsAndSaysSo()
    {
        var published = Path.Combine(city, "published");
        Directory.Delete(published);
        await File.WriteAllTextAsync(published, "a file where a folder belongs", TestContext.Current.CancellationToken);
        var outcome = await Foodcredit.Run("run", "--workspace", city, "--as-of", AsOf);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("expected a folder that can be written", outcome.Error, StringComparison.Ordinal);
        File.Delete(published);
        await RunsWell();
    }

    [Fact]
    public async Task Run_OnAFullDisk_FailsPublishesNothingAndCompletesWhenThereIsRoom()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A file size limit stands for a full disk; this needs Linux.");
        // Files may not grow beyond 256 KiB: the warehouse meets the limit as it would meet a full disk.
        var limited = Process.Start(
            new ProcessStartInfo(
                "bash",
                [
                    "-c",
                    $"trap '' XFSZ; ulimit -f 256; exec dotnet '{Path.Combine(AppContext.BaseDirectory, "foodcredit.dll")}' run --workspace '{city}' --as-of {AsOf}",
                ]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
            }
        )!;
        var outcome = await Foodcredit.Finish(limited);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("Nothing was published", outcome.Error, StringComparison.Ordinal);
        NothingPublished();
        await RunsWell();
    }

    [Fact]
    public async Task Run_WhileAnotherHoldsTheLock_SaysWhoAndLeaves()
    {
        var warehouse = Path.Combine(city, "warehouse");
        Directory.CreateDirectory(warehouse);
        await using (
            var held = new FileStream(Path.Combine(warehouse, "run.lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None)
        )
        {
            await File.WriteAllTextAsync(
                Path.Combine(warehouse, "run.holder"),
                "process 4711 on elsewhere",
                TestContext.Current.CancellationToken
            );
            var outcome = await Foodcredit.Run("run", "--workspace", city, "--as-of", AsOf);
            Assert.Equal(4, outcome.ExitCode);
            Assert.Contains("another run holds the lock (process 4711 on elsewhere)", outcome.Error, StringComparison.Ordinal);
        }
        NothingPublished();
        await RunsWell();
    }

    [Fact]
    public async Task Verify_OfARunWithAnyFileChanged_FindsIt()
    {
        await RunsWell();
        var published = new PublishedFolder(Path.Combine(city, "published"));
        var directory = published.Absolute(published.Current()!);
        foreach (var file in Directory.GetFiles(directory))
        {
            var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            var changed = bytes.ToArray();
            changed[changed.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(file, changed, TestContext.Current.CancellationToken);
            Assert.NotEmpty(await VerifyRun.FaultsAsync(directory, TestContext.Current.CancellationToken));
            File.Delete(file);
            Assert.NotEmpty(await VerifyRun.FaultsAsync(directory, TestContext.Current.CancellationToken));
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        }
        await File.WriteAllTextAsync(Path.Combine(directory, "extra"), "", TestContext.Current.CancellationToken);
        var outcome = await Foodcredit.Run("verify", "--workspace", city);
        Assert.Equal(5, outcome.ExitCode);
        Assert.Contains("extra", outcome.Output, StringComparison.Ordinal);
        File.Delete(Path.Combine(directory, "extra"));
        Assert.Equal(0, (await Foodcredit.Run("verify", "--workspace", city)).ExitCode);
    }

    [Theory]
    [InlineData("-TERM", 143)]
    [InlineData("-INT", 130)]
    public async Task Run_ThatIsSignalled_RollsBackAndCompletesWhenRunAgain(string signal, int exitCode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent with kill.");
        using var process = Foodcredit.Start("run", "--workspace", city, "--as-of", AsOf);
        var lockFile = Path.Combine(city, "warehouse", "foodcredit.duckdb");
        while (!File.Exists(lockFile) && !process.HasExited)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", [signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        var outcome = await Foodcredit.Finish(process);
        Assert.Equal(exitCode, outcome.ExitCode);
        NothingPublished();
        await RunsWell();
    }

    [Theory]
    [InlineData("--no-such-option")]
    [InlineData("run", "--as-of", "yesterday")]
    [InlineData("run", "--threads", "0")]
    [InlineData("sample", "--entities", "5", "--out", "x")]
    [InlineData("explain")]
    public async Task Usage_ThatIsWrong_Exits2WithAMessage(params string[] arguments)
    {
        var outcome = await Foodcredit.Run(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("foodcredit: ", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task Facts_WithJson_AreJsonOnStandardOutputAlone()
    {
        await RunsWell();
        var status = await Foodcredit.Run("status", "--workspace", city, "--json");
        var manifest = JsonDocument.Parse(status.Output).RootElement.GetProperty("manifest");
        Assert.Empty(status.Error);
        Assert.True(manifest.GetProperty("is_synthetic").GetBoolean());
        var published = new PublishedFolder(Path.Combine(city, "published"));
        var entity = File.ReadLines(Path.Combine(published.Absolute(published.Current()!), OutputFile.RatingsCsv))
            .ElementAt(1)
            .Split(',')[0];
        var explain = await Foodcredit.Run("explain", entity, "--workspace", city, "--json");
        var dossier = JsonDocument.Parse(explain.Output).RootElement;
        Assert.Equal(
            dossier.GetProperty("points_milli").GetInt64() - dossier.GetProperty("base_milli").GetInt64(),
            dossier.GetProperty("records").EnumerateArray().Sum(record => record.GetProperty("share_milli").GetInt64())
        );
        JsonDocument.Parse((await Foodcredit.Run("check", "--workspace", city, "--json")).Output);
        JsonDocument.Parse((await Foodcredit.Run("verify", "--workspace", city, "--json")).Output);
        JsonDocument.Parse((await Foodcredit.Run("run", "--workspace", city, "--as-of", AsOf, "--json")).Output);
    }

    [Fact]
    public async Task Tables_WithChineseText_AlignInATerminal()
    {
        await RunsWell();
        var status = await Foodcredit.Run("status", "--workspace", city);
        var rows = status
            .Output.Split('\n')
            .SkipWhile(line => !line.Contains("colour", StringComparison.Ordinal))
            .Take(6)
            .ToList();
        // The numbers of a right-aligned column end in the same display column, whatever the width of the text before them.
        var ends = rows.Skip(2).Select(row => Width(row[..row.TrimEnd().LastIndexOf('%')].TrimEnd())).Distinct();
        Assert.Single(ends);
    }

    private static int Width(string text) => text.EnumerateRunes().Sum(rune => Wcwidth.UnicodeCalculator.GetWidth(rune));

    private string Dump(string prefix) =>
        Directory
            .EnumerateFiles(Path.Combine(city, "inbox"), $"{prefix}*.csv", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Last();

    private async Task RunsWell()
    {
        var outcome = await Foodcredit.Run("run", "--workspace", city, "--as-of", AsOf);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(0, (await Foodcredit.Run("verify", "--workspace", city)).ExitCode);
    }

    private void NothingPublished()
    {
        var published = Path.Combine(city, "published");
        Assert.False(File.Exists(Path.Combine(published, OutputFile.Current)));
        Assert.False(Directory.Exists(Path.Combine(published, "runs")));
    }
}
