using System.IO.Compression;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Sampling;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>The 29,326 real registrations of Nanchang enterprises, as a public mirror writes them.</summary>
public sealed class RealRegistryTests : IDisposable
{
    private const int Rows = 29_326;

    private readonly string directory = Directory.CreateTempSubdirectory("foodcredit-real-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void RealRegistrations_ThroughTheirOwnContract_LoadOrAreRefusedWithATrueReason()
    {
        var file = SharedData.Path("nanchang-registrations/registrations.csv.gz");
        WorkspaceTemplate.Write(directory);
        var dump = Path.Combine(directory, "inbox", "registry_mirror_20191231.csv");
        using (var target = File.Create(dump))
        using (var source = new GZipStream(File.OpenRead(file), CompressionMode.Decompress))
            source.CopyTo(target);
        var result = SampleCityFixture.Run(directory, new DateOnly(2021, 12, 31));
        var books = result.Manifest.Books;
        Assert.Equal(Rows, books.Read);
        Assert.Equal(Rows, books.Loaded + books.Duplicate + books.Refused);

        using var warehouse = WarehouseConnection.Open(Path.Combine(directory, "warehouse", "foodcredit.duckdb"), 1024, 2);
        var refused = warehouse.Rows(
            "SELECT line, reason, decode(raw) FROM refused_row ORDER BY line",
            row => (Line: row.GetInt64(0), Reason: row.GetString(1), Raw: row.GetString(2))
        );
        Assert.Equal(books.Refused, refused.Count);
        var lines = File.ReadLines(dump).ToList();
        // A true reason: the row stands at that line, and its code fails the check of GB 32100, computed here anew.
        Assert.All(refused, row => Assert.Equal(lines[(int)row.Line - 1], row.Raw));
        Assert.All(refused, row => Assert.Equal("bad_identifier", row.Reason));
        Assert.All(refused, row => Assert.False(PassesUsccCheck(row.Raw.Split(',')[1])));
        Assert.Equal(Rows - lines.Skip(1).Count(line => PassesUsccCheck(line.Split(',')[1])), books.Refused);
    }

    [Fact]
    public async Task SampleCity_OnTheRealRegistry_RunsEndToEndAndSaysThatItIsSynthetic()
    {
        var file = SharedData.Path("nanchang-registrations/registrations.csv.gz");
        var summary = SampleCity.Write(
            new SampleOptions
            {
                Directory = directory,
                Entities = Rows,
                Records = 40_000,
                Seed = 3,
                RegistrationsFile = file,
            }
        );
        var result = SampleCityFixture.Run(directory, SampleCityFixture.AsOf);
        Assert.Equal(
            (summary.Loaded, summary.Duplicates, summary.Refused),
            (result.Manifest.Books.Loaded, result.Manifest.Books.Duplicate, result.Manifest.Books.Refused)
        );
        Assert.True(result.Manifest.IsSynthetic);
        Assert.All(result.Manifest.Inputs, input => Assert.Contains("synthetic", input.File, StringComparison.Ordinal));
        Assert.Equal(["green", "orange", "red", "yellow"], result.Manifest.Colours.Keys);
        var published = new PublishedFolder(Path.Combine(directory, "published"));
        Assert.Empty(await VerifyRun.FaultsAsync(published.Absolute(result.Directory), TestContext.Current.CancellationToken));
    }

    /// <summary>GB 32100-2015, written here independently: weights 3^(i-1) mod 31, the sum with the check value divisible by 31.</summary>
    private static bool PassesUsccCheck(string code)
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1];
        return code.Length == 18
            && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal))
            && code.Select((c, i) => Alphabet.IndexOf(c, StringComparison.Ordinal) * weights[i]).Sum() % 31 == 0;
    }
}
