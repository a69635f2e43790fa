using System.Text.Json;

namespace FoodCredit.Cli.Tests;

/// <summary>A test case of record linkage through the real process.</summary>
public sealed class MatchSampleCommandTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("foodcredit-match-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Sample_OfAFewEntities_WritesThreeFilesAndSaysWhatTheyAre()
    {
        var directory = Path.Combine(root, "case");
        var run = await Foodcredit.Run("match", "sample", "--out", directory, "--entities", "200", "--records", "300", "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var facts = JsonDocument.Parse(run.Output);
        Assert.Equal(200, facts.RootElement.GetProperty("entities").GetInt32());
        Assert.Equal(10, facts.RootElement.GetProperty("homonyms").GetInt32());
        var truth = await File.ReadAllLinesAsync(Path.Combine(directory, "truth.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(("record_id,entity_id,corruptions", 301), (truth[0], truth.Length));
        Assert.Contains(
            "Do not publish these files.",
            await File.ReadAllTextAsync(Path.Combine(directory, "README.txt"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );

        var again = await Foodcredit.Run("match", "sample", "--out", directory);
        Assert.Equal((2, ""), (again.ExitCode, again.Output));
        Assert.Contains("expected an empty or a new directory", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_ShowsAnExample()
    {
        var run = await Foodcredit.Run("match", "sample", "--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Example: foodcredit match sample --entities 500000", run.Output, StringComparison.Ordinal);
        Assert.Contains("--without-code", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--entities", "99", "--entities: expected a number from 100 to 2,000,000.")]
    [InlineData("--nobody", "1.5", "--nobody: expected a share from 0 to 1.")]
    [InlineData("--homonyms", "0.6", "--homonyms: expected a share from 0 to 0.5.")]
    public async Task Option_OutOfItsRange_IsToldBeforeAnythingIsWritten(string option, string value, string message)
    {
        var run = await Foodcredit.Run("match", "sample", "--out", Path.Combine(root, "none"), option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(root, "none")));
    }
}
