using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Pipeline.Rating;

/// <summary>Lends a plan's context indices to SQL, as temporary relations plan_industry and plan_area.</summary>
internal static class PlanRelations
{
    public static void Make(ScoringPlan plan, WarehouseConnection warehouse)
    {
        Fill(warehouse, "plan_industry", plan.Industries);
        Fill(warehouse, "plan_area", plan.Areas);
    }

    private static void Fill(WarehouseConnection warehouse, string table, IEnumerable<KeyValuePair<string, int>> indices)
    {
        warehouse.Execute($"CREATE OR REPLACE TEMP TABLE {SqlText.Quote(table)} (code VARCHAR, context_index INTEGER)");
        using var appender = warehouse.AppendTo(table);
        foreach (var (code, index) in indices)
            appender.CreateRow().AppendValue(code).AppendValue(index).EndRow();
    }
}
