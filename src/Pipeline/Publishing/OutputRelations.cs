using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;

namespace FoodCredit.Pipeline.Publishing;

/// <summary>Makes the relations that become files: ratings, contributions, changes, unmatched, match explanations and quality, and refused.</summary>
internal static class OutputRelations
{
    public static void Make(Workspace workspace, ScoringPlan plan, DateOnly asOf, string runId, WarehouseConnection warehouse)
    {
        var day = Days.Of(asOf);
        warehouse.MakeFrom(
            "ratings",
            RatingsTable.Select(plan.Policy.Types),
            ("policy_id", plan.Policy.Id),
            ("policy_version", plan.Policy.Version),
            ("policy_hash", plan.Policy.Hash),
            ("as_of", day),
            ("run_id", runId),
            ("synthetic", workspace.Settings.IsSynthetic)
        );
        warehouse.Make("match_of_party");
        warehouse.MakeView("match_explanations");
        warehouse.Make("match_quality", ("as_of", day));
        warehouse.MakeView("contributions");
        warehouse.Make("changes");
        warehouse.MakeView("unmatched", ("as_of", day));
        warehouse.Make("refused", ("as_of", day));
    }
}
