using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Matching;

/// <summary>Writes decisions to linked_party, and the waterfall of each party that was matched or waits for a person to match_step.</summary>
internal sealed class LinkedPartyWriter(WarehouseConnection warehouse, EntityTable entities) : IDisposable
{
    private readonly ChunkAppender linked = warehouse.AppendChunksTo("temp", "linked_party");
    private readonly ChunkAppender steps = warehouse.AppendChunksTo("temp", "match_step");

    /// <summary>Makes both tables, empty.</summary>
    public static void MakeTables(WarehouseConnection warehouse)
    {
        warehouse.Execute(
            """
            CREATE OR REPLACE TEMP TABLE linked_party (
                party_id BIGINT, outcome UTINYINT, entity_id VARCHAR, probability INTEGER, weight_milli INTEGER,
                runner_up VARCHAR, runner_up_weight_milli INTEGER,
                is_conflict BOOLEAN, is_tie BOOLEAN, is_repaired BOOLEAN, is_person BOOLEAN, is_reviewed BOOLEAN
            )
            """
        );
        warehouse.Execute(
            """
            CREATE OR REPLACE TEMP TABLE match_step (
                party_id BIGINT, step INTEGER, comparison VARCHAR, level VARCHAR, sharing INTEGER, weight_milli INTEGER
            )
            """
        );
    }

    /// <summary>Writes a decision.</summary>
    /// <param name="party">Its party.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="linker">That made it last.</param>
    /// <param name="isReviewed">It is what a person decided.</param>
    public void Add(long party, LinkDecision decision, Linker linker, bool isReviewed)
    {
        AddParty(party, decision, isReviewed);
        if (decision.Outcome == LinkOutcome.Unmatched)
            return;
        var number = 0;
        foreach (var step in ExplainLink.Steps(entities.Scheme, linker, linker.Candidates.IndexOf(decision.Entity)))
        {
            if (step.Weight != 0 || step.Level != "missing")
                steps.Add(party).Add(number).Add(step.Comparison).Add(step.Level).Add(step.Sharing).Add(step.Weight).EndRow();
            number++;
        }
        if (isReviewed)
            steps.Add(party).Add(number).Add("review").Add("accepted").Add(0).Add(0).EndRow();
    }

    /// <summary>Completes both tables.</summary>
    public void Close()
    {
        linked.Close();
        steps.Close();
    }

    public void Dispose()
    {
        linked.Dispose();
        steps.Dispose();
    }

    private void AddParty(long party, LinkDecision decision, bool isReviewed)
    {
        var isKnown = decision.Entity >= 0;
        linked
            .Add(party)
            .Add((byte)decision.Outcome)
            .Add(isKnown ? entities.IdOf(decision.Entity) : null)
            .Add(decision.Probability)
            .Add(decision.Weight)
            .Add(decision.RunnerUp >= 0 ? entities.IdOf(decision.RunnerUp) : null)
            .Add(decision.RunnerUp >= 0 ? decision.RunnerUpWeight : null)
            .Add(decision.Flags.HasFlag(LinkFlags.CodeConflict))
            .Add(decision.Flags.HasFlag(LinkFlags.Tie))
            .Add(decision.Flags.HasFlag(LinkFlags.CodeRepaired))
            .Add(decision.Flags.HasFlag(LinkFlags.NaturalPerson))
            .Add(isReviewed)
            .EndRow();
    }
}
