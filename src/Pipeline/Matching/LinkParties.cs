using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Matching;

/// <summary>
/// Finds the entities of parties that identifiers do not settle, by all evidence: 1. find the doubtful parties that must be decided; 2. prepare and index the
/// entities known on the day; 3. decide each; 4. leave linked_party, one row a party, and match_step, one row a step of the waterfall of each that was matched or waits for a person.
/// </summary>
internal sealed class LinkParties(WarehouseConnection warehouse, int threads)
{
    private const int PageParties = 65_536;

    private const string LinkedParty = """
        CREATE OR REPLACE TEMP TABLE linked_party (
            party_id BIGINT, outcome UTINYINT, entity_id VARCHAR, probability INTEGER, weight_milli INTEGER,
            runner_up VARCHAR, runner_up_weight_milli INTEGER,
            is_conflict BOOLEAN, is_tie BOOLEAN, is_repaired BOOLEAN, is_person BOOLEAN, is_reviewed BOOLEAN
        )
        """;

    private const string MatchStep = """
        CREATE OR REPLACE TEMP TABLE match_step (
            party_id BIGINT, step INTEGER, comparison VARCHAR, level VARCHAR, sharing INTEGER, weight_milli INTEGER
        )
        """;

    /// <summary>Links the parties of doubtful_party to the entities of known_entity; makes linked_party and match_step.</summary>
    public void Link(int asOf)
    {
        warehouse.Execute(LinkedParty);
        warehouse.Execute(MatchStep);
        var kept = KeptLinks.Since(asOf, warehouse);
        if (warehouse.Count("SELECT count(*) FROM party_to_link") > 0)
        {
            var entities = EntityTable.Build(LinkSchemes.Business, Entities(), threads);
            for (var page = PageAfter(long.MinValue); page.Count > 0; page = PageAfter(page[^1].Id))
                Link(entities, page);
        }
        kept.TakeOver();
    }

    private void Link(EntityTable entities, List<(long Id, PartyFields Fields)> page)
    {
        using var linked = warehouse.AppendChunksTo("temp", "linked_party");
        using var steps = warehouse.AppendChunksTo("temp", "match_step");
        LinkRecords.Link(
            entities,
            LinkSchemes.BusinessModel,
            page,
            party => party.Fields,
            threads,
            (party, decision, linker) =>
            {
                Append(linked, party.Id, decision, entities);
                if (decision.Outcome != LinkOutcome.Unmatched)
                    Append(steps, party.Id, decision, linker, entities.Scheme);
            }
        );
        linked.Close();
        steps.Close();
    }

    private IEnumerable<(string Id, PartyFields Fields)> Entities() =>
        warehouse.Stream($"SELECT {PartyTexts.OfEntity} FROM known_entity", row => (row.GetString(0), PartyTexts.Of(row)));

    /// <summary>The next parties in the order of their ids: a page at a time, so that memory does not grow with their number.</summary>
    private List<(long Id, PartyFields Fields)> PageAfter(long id) =>
        warehouse.Rows(
            $"SELECT {PartyTexts.OfParty} FROM party_to_link WHERE party_id > $after ORDER BY party_id LIMIT $parties",
            row => (row.GetInt64(0), PartyTexts.Of(row)),
            ("after", id),
            ("parties", PageParties)
        );

    private static void Append(ChunkAppender linked, long party, LinkDecision decision, EntityTable entities)
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
            .Add(false)
            .EndRow();
    }

    private static void Append(ChunkAppender steps, long party, LinkDecision decision, Linker linker, LinkScheme scheme)
    {
        var number = 0;
        foreach (var step in ExplainLink.Steps(scheme, linker, linker.Candidates.IndexOf(decision.Entity)))
        {
            if (step.Weight != 0 || step.Level != "missing")
                steps.Add(party).Add(number).Add(step.Comparison).Add(step.Level).Add(step.Sharing).Add(step.Weight).EndRow();
            number++;
        }
    }
}
