using FoodCredit.Pipeline.Matching;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Explaining;
using FoodCredit.Scoring.Kernel;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;
using FoodCredit.Scoring.Sql;

namespace FoodCredit.Pipeline.Rating;

/// <summary>
/// Rates the entities of the policy's scope as of a day, from what was known on it:
/// 1. records find their entities; 2. the plan grades those that stand and keeps those that count; 3. the kernel (or the plan as SQL) scores;
/// 4. stability joins the rating before; 5. the points are divided among the records. Leaves the relations that the outputs read:
/// scored_entity, numbered_record, rating, rating_state, contribution_value and those they are made from.
/// </summary>
internal sealed class RateEntities(Workspace workspace, ScoringPlan plan, WarehouseConnection warehouse)
{
    /// <summary>Makes attachment and retold_record (whose record is it?), and later_life (what later facts did to it).</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="threads">Threads that weigh.</param>
    /// <param name="reviewedBy">The day by which decisions of persons are known; null: <paramref name="asOf"/>.</param>
    /// <returns>What linked, which has the entities prepared.</returns>
    public LinkParties Match(int asOf, int threads, int? reviewedBy = null)
    {
        Know(asOf, reviewedBy);
        var link = new LinkParties(warehouse, workspace.MatchModel, threads);
        link.Link(asOf);
        Attach(asOf);
        return link;
    }

    /// <summary>Makes known_entity and what identifiers and persons say of whom parties are (party_hit, reviewed_party, doubtful_party).</summary>
    public void Know(int asOf, int? reviewedBy = null)
    {
        warehouse.Make("entity_identifier", ("as_of", asOf));
        warehouse.Make("party_hit");
        warehouse.Make("known_name", ("as_of", asOf));
        warehouse.Make("spoken_entity", ("as_of", asOf));
        warehouse.Make("known_entity", ("as_of", asOf));
        warehouse.Make("reviewed_party", ("as_of", asOf), ("reviewed_by", reviewedBy ?? asOf));
        warehouse.Make("doubtful_party");
        if (warehouse.Count("SELECT count(*) FROM source_file WHERE known_from > $as_of", ("as_of", asOf)) > 0)
        {
            warehouse.Make("known_party", ("as_of", asOf));
            warehouse.Execute("DELETE FROM doubtful_party WHERE party_id NOT IN (SELECT party_id FROM known_party)");
            warehouse.Execute("DELETE FROM reviewed_party WHERE party_id NOT IN (SELECT party_id FROM known_party)");
        }
    }

    /// <summary>Makes attachment and what follows from it, from linked_party.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="onlyTo">A table of entity_id: records of all others are left out, and their ratings mean nothing; null: none are.</param>
    public void Attach(int asOf, string? onlyTo = null)
    {
        warehouse.Make("party_owner");
        warehouse.Make("retold_latest", ("as_of", asOf));
        warehouse.Make("retold_spoken");
        warehouse.Make("attachment");
        if (onlyTo is not null)
            warehouse.Execute(
                $"DELETE FROM attachment WHERE entity_id IS NULL OR entity_id NOT IN (SELECT entity_id FROM {SqlText.Quote(onlyTo)})"
            );
        warehouse.Make("retold_record", ("as_of", asOf));
        warehouse.MakeView("record_attachment", ("as_of", asOf));
        warehouse.Make("amended_record", ("as_of", asOf));
        warehouse.Make("delisted_record", ("as_of", asOf));
        warehouse.Make("later_life", ("as_of", asOf));
    }

    /// <summary>Makes scored_entity and numbered_record: whom to rate, and the records that count.</summary>
    public void Grade(int asOf)
    {
        Find(asOf, plan.Policy.Scope == PolicyScope.All);
        warehouse.WithJoinsAsWritten(() =>
            warehouse.MakeFrom("graded_record", PlanSql.GradedRecord(plan, asOf, RecordState.Carried))
        );
        warehouse.Make("numbered_record");
    }

    /// <summary>Makes scored_entity and graded_fact: whom to look at, and every record of them that stands, graded, whether or not it still counts.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="isOfAll">Of all entities, also those outside the policy's scope.</param>
    public void GradeFacts(int asOf, bool isOfAll)
    {
        Find(asOf, isOfAll);
        warehouse.WithJoinsAsWritten(() => warehouse.MakeFrom("graded_fact", PlanSql.GradedFact(plan, RecordState.Carried)));
    }

    /// <summary>Makes scored_entity, and record_state of what is theirs.</summary>
    private void Find(int asOf, bool isOfAll)
    {
        CodeRelations.Make(workspace, warehouse);
        PlanRelations.Make(plan, warehouse);
        warehouse.Make("entity_state");
        warehouse.Make("licensed_entity", ("as_of", asOf));
        warehouse.Make("scored_entity", ("all_entities", isOfAll));
        warehouse.Make("rated_party");
        warehouse.Make("rated_retold");
        warehouse.MakeView("spoken_record", ("as_of", asOf));
        warehouse.MakeViewFrom("record_state", RecordState.Select(FreeAttribute.Of(workspace.Contracts.Values), asOf));
    }

    /// <summary>Scores and classifies; makes rating, rating_state and contribution_value.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="engine">Both give the same integers.</param>
    /// <param name="threads">Threads of the kernel.</param>
    /// <param name="continuesChain">Whether previous_rating was made under this policy, so that its states continue.</param>
    public void Score(int asOf, ScoreEngine engine, int threads, bool continuesChain)
    {
        var entities = EntityColumns.Read(warehouse, continuesChain);
        var records = RecordColumns.Read(warehouse);
        var ratings =
            engine == ScoreEngine.Kernel
                ? ScoreInMemory(entities, records, asOf, threads)
                : RatingRelation.Read(plan, asOf, entities.Count, warehouse);
        RatingRelation.Write(plan, entities, ratings, warehouse);
        WriteStates(entities, records, ratings, asOf);
        WriteContributions(entities, records, ratings, asOf);
    }

    private EntityRatings ScoreInMemory(EntityColumns entities, RecordColumns records, int asOf, int threads)
    {
        var table = RecordTable.Build(
            entities.Count,
            plan.Types.Length,
            records.Entities,
            records.Types,
            records.Severities,
            records.Repaired,
            records.Days
        );
        var ratings = EntityRatings.For(entities.Count);
        ScoreKernel.Score(plan, table, entities.Industries, entities.Areas, asOf, threads, ratings);
        return ratings;
    }

    /// <summary>The colour in force after stability, since when, and when it would first improve.</summary>
    private void WriteStates(EntityColumns entities, RecordColumns records, EntityRatings ratings, int asOf)
    {
        warehouse.Execute(
            "CREATE OR REPLACE TEMP TABLE rating_state (entity_index INTEGER, colour UTINYINT, colour_since INTEGER, improves_on INTEGER)"
        );
        using var appender = warehouse.AppendChunksTo("temp", "rating_state");
        foreach (var (entity, own) in records.ByEntity(entities.Count))
        {
            // Without a stability policy the chain only tells since when: any earlier rating continues it.
            var state = ColourState.Next(
                plan.Policy.Stability,
                entities.StateBefore(entity),
                (Colour)ratings.Colours[entity],
                asOf
            );
            int? improvesOn = null;
            if (state.Colour != Colour.Green)
                improvesOn = ColourForecast.FirstImprovement(
                    plan,
                    asOf,
                    state,
                    entities.Industries[entity],
                    entities.Areas[entity],
                    records.Counting(own)
                );
            appender.Add(entity).Add((byte)state.Colour).Add(state.SinceDay).Add(improvesOn).EndRow();
        }
        appender.Close();
    }

    private void WriteContributions(EntityColumns entities, RecordColumns records, EntityRatings ratings, int asOf)
    {
        warehouse.Execute(
            """
            CREATE OR REPLACE TEMP TABLE contribution_value (
                row_number INTEGER, age_days INTEGER, weight_milli BIGINT, decay_q16 INTEGER, contribution_milli BIGINT, share_milli BIGINT
            )
            """
        );
        using var appender = warehouse.AppendChunksTo("temp", "contribution_value");
        var contributions = new long[records.Count];
        var shares = new long[records.Count];
        for (var i = 0; i < records.Count; i++)
            contributions[i] = plan.Types[records.Types[i]]
                .Contribution(records.Severities[i], asOf - records.Days[i], records.Repaired[i] != 0);
        foreach (var (entity, own) in records.ByEntity(entities.Count))
        {
            var (start, length) = own.GetOffsetAndLength(records.Count);
            ShareAllocator.Allocate(
                plan,
                ratings.PointsMilli[entity] - plan.IndustryBasesMilli[entities.Industries[entity]],
                records.Types.AsSpan(start, length),
                contributions.AsSpan(start, length),
                shares.AsSpan(start, length)
            );
        }
        for (var i = 0; i < records.Count; i++)
        {
            var type = plan.Types[records.Types[i]];
            var age = asOf - records.Days[i];
            appender
                .Add(i)
                .Add(age)
                .Add(type.WeightsMilli[records.Severities[i]])
                .Add(type.DecayQ16[age])
                .Add(contributions[i])
                .Add(shares[i])
                .EndRow();
        }
        appender.Close();
    }
}
