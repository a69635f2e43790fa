using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.Warehouse;

/// <summary>Statements executed beside DuckDB.NET: every kind of value arrives, all statements of a text run, and failures say what DuckDB says.</summary>
public sealed class RestfulStatementTests
{
    [Fact]
    public void Execute_ValueOfEveryKind_ArrivesAsItIs()
    {
        using var warehouse = WarehouseConnection.Open(null, 256, 2);
        warehouse.Execute(
            "CREATE TABLE kind (flag BOOLEAN, small INTEGER, large BIGINT, words VARCHAR, id UUID, moment TIMESTAMP, none VARCHAR)"
        );

        warehouse.Execute(
            "INSERT INTO kind VALUES ($flag, $small, $large, $words, $id, $at, $none)",
            ("flag", true),
            ("small", -7),
            ("large", long.MaxValue),
            ("words", "南昌'市"),
            ("id", new Guid("00112233-4455-6677-8899-aabbccddeeff")),
            ("at", new DateTime(2021, 12, 31, 23, 59, 58, 123, DateTimeKind.Utc).AddTicks(4560)),
            ("none", null)
        );

        var row = warehouse.Rows(
            "SELECT flag, small, large, words, id::VARCHAR, moment::VARCHAR, none IS NULL FROM kind",
            row =>
                (
                    row.GetBoolean(0),
                    row.GetInt32(1),
                    row.GetInt64(2),
                    row.GetString(3),
                    row.GetString(4),
                    row.GetString(5),
                    row.GetBoolean(6)
                )
        );
        var expected = (
            true,
            -7,
            long.MaxValue,
            "南昌'市",
            "00112233-4455-6677-8899-aabbccddeeff",
            "2021-12-31 23:59:58.123456",
            true
        );
        Assert.Equal(expected, Assert.Single(row));
        warehouse.Execute("DELETE FROM kind WHERE id = $id", ("id", new Guid("00112233-4455-6677-8899-aabbccddeeff")));
        Assert.Equal(0, warehouse.Count("SELECT count(*) FROM kind"));
    }

    [Fact]
    public void Execute_SeveralStatements_EachTakesTheParametersItAsksFor()
    {
        using var warehouse = WarehouseConnection.Open(null, 256, 2);

        warehouse.Execute(
            "CREATE TABLE t (a INTEGER); INSERT INTO t VALUES ($a); INSERT INTO t VALUES ($b)",
            ("a", 1),
            ("b", 20)
        );

        Assert.Equal(21, warehouse.Count("SELECT sum(a)::BIGINT FROM t"));
    }

    [Fact]
    public void Execute_StatementThatFails_SaysWhatDuckDbSays()
    {
        using var warehouse = WarehouseConnection.Open(null, 256, 2);
        warehouse.Execute("CREATE TABLE t (a INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)");

        var parsed = Assert.Throws<InvalidOperationException>(() => warehouse.Execute("CREATE TABEL u (a INTEGER)"));
        var bound = Assert.Throws<InvalidOperationException>(() => warehouse.Execute("INSERT INTO u VALUES (1)"));
        var executed = Assert.Throws<InvalidOperationException>(() => warehouse.Execute("INSERT INTO t SELECT 1"));

        Assert.StartsWith("Parser Error: syntax error", parsed.Message, StringComparison.Ordinal);
        Assert.StartsWith("Catalog Error: Table with name u does not exist", bound.Message, StringComparison.Ordinal);
        Assert.StartsWith("Constraint Error: Duplicate key", executed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_CancelledWhileItRuns_IsStopped()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var warehouse = WarehouseConnection.Open(null, 256, 2, stop.Token);

        Assert.Throws<OperationCanceledException>(() =>
            warehouse.Execute("CREATE TABLE t AS SELECT sum(a.range * b.range) FROM range(10000000) AS a, range(10000000) AS b")
        );
    }
}
