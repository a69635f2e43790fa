using FoodCredit.Pipeline.Ingesting;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.Ingesting;

public sealed class SeenFilesTests : IDisposable
{
    private static readonly DateTime LongAgo = new(2021, 3, 5, 8, 0, 0, DateTimeKind.Utc);

    private readonly TemporaryFolder folder = new();
    private readonly WarehouseConnection warehouse = WarehouseConnection.Open(null, 256, 1);
    private readonly string path;

    public SeenFilesTests()
    {
        warehouse.Execute(SqlText.Named("seen_file"));
        path = Path.Combine(folder.Path, "a.csv");
        Write("first", LongAgo);
    }

    public void Dispose()
    {
        warehouse.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Hash_OfAFileThatWasNotTouched_IsNotTakenAgain()
    {
        Assert.Equal(Sha256.OfFile(path), Search());
        var remembered = Search();
        // Other bytes of the same size and time: only one that is not read again is taken for the old one.
        Write("other", LongAgo);
        Assert.Equal(remembered, Search());
    }

    [Theory]
    [InlineData("other", 1)]
    [InlineData("longer than before", 0)]
    public void Hash_OfAFileOfAnotherTimeOrSize_IsTakenAgain(string text, int secondsLater)
    {
        Search();
        Write(text, LongAgo.AddSeconds(secondsLater));
        Assert.Equal(Sha256.OfFile(path), Search());
    }

    [Fact]
    public void Hash_OfAFileThatHadJustBeenWritten_IsTakenAgain()
    {
        Write("first", TimeProvider.System.GetUtcNow().UtcDateTime);
        var time = File.GetLastWriteTimeUtc(path);
        Search();
        Write("other", time);
        Assert.Equal(Sha256.OfFile(path), Search());
    }

    [Fact]
    public void Remember_WithoutAFile_ForgetsIt()
    {
        Search();
        var seen = new SeenFiles(SeenFiles.Of(warehouse));
        seen.Hash([], 1, TestContext.Current.CancellationToken);
        seen.Remember(warehouse, TimeProvider.System);
        Assert.Equal(0, warehouse.Count("SELECT count(*) FROM seen_file"));
    }

    private string Search()
    {
        var seen = new SeenFiles(SeenFiles.Of(warehouse));
        seen.Hash([path], 1, TestContext.Current.CancellationToken);
        seen.Remember(warehouse, TimeProvider.System);
        return seen.Of(path);
    }

    private void Write(string text, DateTime time)
    {
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, time);
    }
}
