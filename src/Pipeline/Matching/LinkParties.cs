using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Linking.Weighing;
using FoodCredit.Pipeline.Warehouse;

namespace FoodCredit.Pipeline.Matching;

/// <summary>
/// Finds the entities of parties that identifiers do not settle, by all evidence: 1. find the doubtful parties that must be decided; 2. prepare and index the
/// entities known on the day; 3. decide each; 4. decide those that a person decided about; 5. leave linked_party, one row a party, and match_step, one row a
/// step of the waterfall of each that was matched or waits for a person.
/// </summary>
internal sealed class LinkParties(WarehouseConnection warehouse, LinkModel model, int threads)
{
    private const int PageParties = 65_536;

    private EntityTable? entities;

    /// <summary>The entities of known_entity, prepared when they are asked for first.</summary>
    public EntityTable Entities =>
        entities ??= EntityTable.Build(
            LinkSchemes.Business,
            warehouse.Stream($"SELECT {PartyTexts.OfEntity} FROM known_entity", row => (row.GetString(0), PartyTexts.Of(row))),
            threads
        );

    /// <summary>Links the parties of doubtful_party and reviewed_party to the entities of known_entity; makes linked_party and match_step.</summary>
    public void Link(int asOf)
    {
        LinkedPartyWriter.MakeTables(warehouse);
        var kept = KeptLinks.Since(asOf, model, warehouse);
        for (var page = PageAfter(long.MinValue); page.Count > 0; page = PageAfter(page[^1].Id))
            Link(page);
        kept.TakeOver();
        if (ReviewedParty.Read(warehouse) is { Count: > 0 } reviewed)
            Link(reviewed);
    }

    private void Link(List<(long Id, PartyFields Fields)> page)
    {
        using var writer = new LinkedPartyWriter(warehouse, Entities);
        LinkRecords.Link(
            Entities,
            model,
            page,
            party => party.Fields,
            threads,
            (party, decision, linker) => writer.Add(party.Id, decision, linker, isReviewed: false)
        );
        writer.Close();
    }

    /// <summary>Decisions of persons are few, and are never taken over from an earlier linking.</summary>
    private void Link(Dictionary<long, ReviewedParty> reviewed)
    {
        var linker = new Linker(Entities, model);
        using var writer = new LinkedPartyWriter(warehouse, Entities);
        var parties = warehouse.Rows(
            $"SELECT {PartyTexts.OfParty} FROM party SEMI JOIN reviewed_party USING (party_id) ORDER BY party_id",
            row => (Id: row.GetInt64(0), Fields: PartyTexts.Of(row))
        );
        foreach (var party in parties)
        {
            var (decision, isReviewed) = reviewed[party.Id].Decide(party.Fields, linker, Entities);
            writer.Add(party.Id, decision, linker, isReviewed);
        }
        writer.Close();
    }

    /// <summary>The next parties in the order of their ids: a page at a time, so that memory does not grow with their number.</summary>
    private List<(long Id, PartyFields Fields)> PageAfter(long id) =>
        warehouse.Rows(
            $"SELECT {PartyTexts.OfParty} FROM party_to_link WHERE party_id > $after ORDER BY party_id LIMIT $parties",
            row => (row.GetInt64(0), PartyTexts.Of(row)),
            ("after", id),
            ("parties", PageParties)
        );
}
