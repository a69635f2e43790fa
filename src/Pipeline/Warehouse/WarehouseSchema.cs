namespace FoodCredit.Pipeline.Warehouse;

/// <summary>Brings a warehouse file to the layout of this program and of the workspace's contracts.</summary>
internal static class WarehouseSchema
{
    /// <summary>The layout this program reads and writes.</summary>
    public const int LayoutVersion = 4;

    private static readonly string[] Tables =
    [
        "source_file",
        "source_archive",
        "seen_file",
        "statement",
        "party",
        "detail",
        "retelling",
        "amendment",
        "listing_change",
        "entity_version",
        "licence_version",
        "code_repair",
        "refused_row",
        "refused_settlement",
        "duplicate_row",
        "twofold_row",
        "publication",
        "rated_file",
        "applied_change",
        "match_review",
        "kept_linking",
        "kept_link",
        "kept_step",
        "warehouse_meta",
    ];

    /// <summary>Makes missing tables and attribute columns.</summary>
    /// <exception cref="WorkspaceUnusableException">The file was written by a newer program, or by one from before the first release.</exception>
    public static void Ensure(WarehouseConnection warehouse, IEnumerable<FreeAttribute> attributes)
    {
        foreach (var table in Tables)
            warehouse.Execute(SqlText.Named(table));
        var layout = warehouse.Scalar("SELECT max(layout_version) FROM warehouse_meta");
        if (layout is null)
            warehouse.Execute("INSERT INTO warehouse_meta VALUES ($layout)", ("layout", LayoutVersion));
        else if ((int)layout < LayoutVersion)
            throw new WorkspaceUnusableException(
                $"The warehouse has layout {layout}, of a program before this one was released; this program writes layout {LayoutVersion}. Move foodcredit.duckdb away and run foodcredit rebuild: it is made again from the kept dumps."
            );
        else if ((int)layout > LayoutVersion)
            throw new WorkspaceUnusableException(
                $"The warehouse has layout {layout}; this program knows layouts up to {LayoutVersion}. Update the program."
            );
        foreach (var attribute in attributes)
            warehouse.Execute(
                $"ALTER TABLE {(attribute.IsText ? "detail" : "statement")} ADD COLUMN IF NOT EXISTS {SqlText.Quote(attribute.ColumnName)} {attribute.SqlType}"
            );
        warehouse.MakeView("telling");
    }
}
