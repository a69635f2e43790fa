using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>Whether the parties and entities that a person names are there; those that are not are faults.</summary>
internal sealed class DecisionCheck(WarehouseConnection warehouse, FaultCollector faults)
{
    /// <summary>The party of an id; null: a fault was noted.</summary>
    public long? Party(Place place, string matchId)
    {
        if (
            MatchReviews.TryPartyOf(matchId) is { } party
            && warehouse.Count("SELECT count(*) FROM party WHERE party_id = $party", ("party", party)) > 0
        )
            return party;
        faults.Add(
            place,
            "a match_id of the outputs, 16 hexadecimal digits",
            Quoted.Text(matchId),
            "take it from foodcredit review list, unmatched.parquet or contributions.parquet"
        );
        return null;
    }

    /// <summary>The id of the entity with this id or USCC; null: a fault was noted.</summary>
    public string? Entity(Place place, string text)
    {
        var found = warehouse.Rows(
            "SELECT DISTINCT entity_id FROM entity_version WHERE entity_id = $text OR uscc = $text ORDER BY entity_id = $text DESC, entity_id",
            row => row.GetString(0),
            ("text", text)
        );
        if (found.Count == 1 || found.Contains(text))
            return found[0];
        faults.Add(
            place,
            "the id or unified social credit code of a registered entity",
            found.Count == 0 ? Quoted.Text(text) : $"{Quoted.Text(text)}, which several have",
            "foodcredit explain NAME finds entities by name"
        );
        return null;
    }
}
