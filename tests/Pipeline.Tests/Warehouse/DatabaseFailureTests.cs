using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.Warehouse;

/// <summary>What the machine does to the database is told with what to do; what we do wrong stays what it is.</summary>
public sealed class DatabaseFailureTests : IDisposable
{
    private const int MemoryMib = 16;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Execute_BeyondTheMemoryLimit_NamesTheSetting()
    {
        using var warehouse = WarehouseConnection.Open(Database, MemoryMib, threads: 1);
        // A list is one value, which cannot spill: 8 bytes x 10 million.
        var error = Assert.Throws<WorkspaceUnusableException>(() =>
            warehouse.Execute("CREATE TABLE large AS SELECT list(range) FROM range(10_000_000)")
        );
        Assert.StartsWith($"{Database}: Out of Memory Error: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "Nothing was published; raise memory_limit_mib in foodcredit.yaml, or lower threads, and run again.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("SET ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnAllocationThatTheSystemRefuses_AsksForMoreMemoryAndNotForAHigherLimit()
    {
        var error = DatabaseFailure.Of("Failed to allocate block of 1 bytes (bad allocation)", "x.duckdb");
        Assert.Equal(
            "x.duckdb: Failed to allocate block of 1 bytes (bad allocation). Nothing was published; the process got no more memory: give it more, or lower memory_limit_mib or threads in foodcredit.yaml, and run again.",
            error?.Message
        );
    }

    [Fact]
    public void Of_AnErrorOfOurOwn_IsNone() =>
        Assert.Null(DatabaseFailure.Of("Constraint Error: Duplicate key \"id: 1\" violates primary key constraint.", "x.duckdb"));

    private string Database => Path.Combine(folder.Path, "x.duckdb");
}
