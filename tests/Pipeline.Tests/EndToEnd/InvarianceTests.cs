using System.Globalization;
using System.Security.Cryptography;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Running;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>What must not change the bytes of a rating, on a sample city: engine, threads, order, time, repetition.</summary>
public sealed class InvarianceTests(SampleCityFixture city) : IClassFixture<SampleCityFixture>, IDisposable
{
    private readonly string copy = Directory.CreateTempSubdirectory("foodcredit-same-").FullName;

    public void Dispose() => Directory.Delete(copy, recursive: true);

    [Theory]
    [InlineData(ScoreEngine.Kernel, 1)]
    [InlineData(ScoreEngine.Kernel, 5)]
    [InlineData(ScoreEngine.Sql, 2)]
    public void Run_WithAnotherEngineOrThreads_GivesTheSameBytes(ScoreEngine engine, int threads)
    {
        CopyCity(withWarehouse: false);
        var result = SampleCityFixture.Run(copy, SampleCityFixture.AsOf, engine, threads);
        Assert.Equal(city.Result.Manifest.RunId, result.Manifest.RunId);
        Assert.Equal(DataFiles(city.Directory, city.Result.Directory), DataFiles(copy, result.Directory));
    }

    [Fact]
    public void Run_WithFilesDeliveredInOtherFoldersAndOverSeveralRuns_GivesTheSameRatings()
    {
        // The same dumps, month by month into folders of their own, with a run as of the month's end in between.
        CopyCity(withWarehouse: false);
        var inbox = Path.Combine(copy, "inbox");
        var waiting = Path.Combine(copy, "waiting");
        Directory.Move(inbox, waiting);
        Directory.CreateDirectory(inbox);
        var files = Directory
            .EnumerateFiles(waiting, "*", SearchOption.AllDirectories)
            .OrderByDescending(Path.GetFileName, StringComparer.Ordinal)
            .ToList();
        foreach (var (place, file) in files.Index())
        {
            var folder = Path.Combine(inbox, (place % 7).ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(folder);
            File.Move(file, Path.Combine(folder, Path.GetFileName(file)));
        }
        var result = SampleCityFixture.Run(copy, SampleCityFixture.AsOf);
        Assert.Equal(Ratings(city.Directory, city.Result.Directory), Ratings(copy, result.Directory));
    }

    [Fact]
    public void Run_WithTheRowsOfEveryFileShuffled_GivesTheSameRatings()
    {
        CopyCity(withWarehouse: false);
        var shuffled = 0;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(copy, "inbox"), "*", SearchOption.AllDirectories))
            shuffled += Shuffle(file) ? 1 : 0;
        Assert.True(shuffled > 100, $"only {shuffled} files were shuffled");
        var result = SampleCityFixture.Run(copy, SampleCityFixture.AsOf);
        Assert.Equal(city.Result.Manifest.Books, result.Manifest.Books);
        Assert.Equal(Ratings(city.Directory, city.Result.Directory), Ratings(copy, result.Directory));
    }

    [Fact]
    public void Run_WithNothingNew_PublishesNothingNew()
    {
        CopyCity(withWarehouse: true);
        var again = SampleCityFixture.Run(copy, SampleCityFixture.AsOf);
        Assert.False(again.IsNew);
        Assert.Equal(0, again.NewFiles);
        Assert.Equal(city.Result.Directory, again.Directory);
    }

    [Fact]
    public void Run_OnTheNextDayWithNothingNew_ChangesNoColourButByAge()
    {
        CopyCity(withWarehouse: true);
        var next = SampleCityFixture.Run(copy, SampleCityFixture.AsOf.AddDays(1));
        Assert.True(next.IsNew);
        Assert.Equal(city.Result.Manifest.RunId, next.Manifest.PreviousRunId);
        // Nothing new is known, so nobody gets worse.
        Assert.Empty(
            Lines(copy, next.Directory)
                .Where(line => Rank(line["colour"]) > Rank(line["colour_before"]))
                .Select(line => line["entity_id"])
        );
    }

    [Fact]
    public void Run_OfAPastDayAfterLaterLoads_IsTheRunOfThatDay()
    {
        // One city is rated in November before December's dumps exist, the other after all are loaded.
        var november = new DateOnly(2021, 11, 30);
        CopyCity(withWarehouse: true);
        var late = SampleCityFixture.Run(copy, november);
        Assert.False(late.IsInForce);
        var early = Path.Combine(copy, "early");
        Copy(
            city.Directory,
            early,
            path =>
                !path.StartsWith("warehouse", StringComparison.Ordinal) && !path.StartsWith("published", StringComparison.Ordinal)
        );
        foreach (var file in Directory.EnumerateFiles(Path.Combine(early, "inbox"), "*202112*", SearchOption.AllDirectories))
            File.Delete(file);
        var first = SampleCityFixture.Run(early, november);
        Assert.Equal(first.Manifest.RunId, late.Manifest.RunId);
        Assert.Equal(DataFiles(early, first.Directory), DataFiles(copy, late.Directory));
        Assert.Equal(city.Result.Directory, new PublishedFolder(Path.Combine(copy, "published")).Current());
    }

    /// <summary>
    /// Shuffles the lines of a text file below its first three, which may be titles, above its last, which may be a total. A line break is one
    /// byte in every encoding of theirs but UTF-16; files with a quote, whose rows may have several lines, are left as they are.
    /// </summary>
    private static bool Shuffle(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (
            file.EndsWith(".xlsx", StringComparison.Ordinal)
            || bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            || bytes.Contains((byte)'"')
        )
            return false;
        var lines = System.Text.Encoding.Latin1.GetString(bytes).Split('\n');
        if (lines.Length < 8)
            return false;
        new Random(7).Shuffle(lines.AsSpan(3, lines.Length - 5));
        File.WriteAllText(file, string.Join('\n', lines), System.Text.Encoding.Latin1);
        return true;
    }

    private static int Rank(string colour) => Array.IndexOf(["", "green", "yellow", "orange", "red"], colour);

    private void CopyCity(bool withWarehouse) =>
        Copy(
            city.Directory,
            copy,
            path =>
                withWarehouse
                || (
                    !path.StartsWith("warehouse", StringComparison.Ordinal)
                    && !path.StartsWith("published", StringComparison.Ordinal)
                )
        );

    private static void Copy(string from, string to, Func<string, bool> includes)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (!includes(relative))
                continue;
            var target = Path.Combine(to, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static SortedDictionary<string, string> DataFiles(string workspace, string run)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(workspace, "published", run)))
        {
            if (Path.GetFileName(path) is not (OutputFile.Manifest or OutputFile.Sums or OutputFile.Success))
                files.Add(Path.GetFileName(path), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
        }
        return files;
    }

    /// <summary>The ratings without the run's own id.</summary>
    private static List<string> Ratings(string workspace, string run) =>
        [
            .. Lines(workspace, run)
                .Select(line => string.Join('|', line.Where(cell => cell.Key != "run_id").Select(cell => cell.Value))),
        ];

    private static List<Dictionary<string, string>> Lines(string workspace, string run) =>
        CsvRows.Read(Path.Combine(workspace, "published", run, OutputFile.RatingsCsv));
}
