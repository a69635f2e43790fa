using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Tests.Warehouse;

public sealed class WarehouseSchemaTests : IDisposable
{
    private readonly WarehouseConnection warehouse = WarehouseConnection.Open(null, 256, 1);

    public void Dispose() => warehouse.Dispose();

    [Fact]
    public void Ensure_OfAnEmptyWarehouse_MakesItOnceAndAgainChangesNothing()
    {
        WarehouseSchema.Ensure(warehouse, []);
        WarehouseSchema.Ensure(warehouse, []);
        Assert.Equal(1, warehouse.Count("SELECT count(*) FROM warehouse_meta"));
        Assert.Equal(
            [
                "party_id",
                "party_name",
                "party_kind",
                "party_code",
                "party_kind_2",
                "party_code_2",
                "party_address",
                "party_representative",
                "party_district",
                "party_industry",
                "party_licence",
            ],
            warehouse.Rows("SELECT column_name FROM (DESCRIBE party)", row => row.GetString(0))
        );
    }

    /// <summary>What the layout before has, a name and two codes, would be read as if nothing more had been said.</summary>
    [Theory]
    [InlineData(3, "Move foodcredit.duckdb away and run foodcredit rebuild")]
    [InlineData(5, "Update the program")]
    public void Ensure_OfAnotherLayout_SaysWhatToDo(int layout, string advice)
    {
        warehouse.Execute("CREATE TABLE warehouse_meta (layout_version INTEGER NOT NULL)");
        warehouse.Execute("INSERT INTO warehouse_meta VALUES ($layout)", ("layout", layout));
        var refusal = Assert.Throws<WorkspaceUnusableException>(() => WarehouseSchema.Ensure(warehouse, []));
        Assert.Contains(advice, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"layout {layout}", refusal.Message, StringComparison.Ordinal);
    }
}
