using System.Collections.Immutable;
using DuckDB.NET.Data;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>
/// The parties that wait for a person, by what accepting them would do: the day of the rating in force is rated once as it is, and once with all of them
/// accepted for their likeliest entities; those whose entity's colour rises most come first.
/// </summary>
public static class WaitingParties
{
    /// <summary>Lists them; nothing is published.</summary>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static ImmutableArray<WaitingParty> List(
        Workspace workspace,
        ReviewFilter filter,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        using var reviews = OpenReviews.Open(workspace, clock, cancellation);
        return List(reviews, filter);
    }

    internal static ImmutableArray<WaitingParty> List(OpenReviews reviews, ReviewFilter filter)
    {
        reviews.Match();
        reviews.Warehouse.Make("waiting_party", ("as_of", reviews.AsOf));
        if (reviews.Warehouse.Count("SELECT count(*) FROM waiting_party") == 0)
            return [];
        reviews.Rate("colour_now");
        reviews.AcceptAll();
        reviews.Rate("colour_then");
        return
        [
            .. reviews.Warehouse.Rows(
                SqlText.Named("review_effect"),
                Read,
                ("source", filter.Source),
                ("reason", filter.Reason),
                ("entity", filter.Entity),
                ("limit", filter.Limit)
            ),
        ];
    }

    private static WaitingParty Read(DuckDBDataReader row)
    {
        string? Text(string column) => row.GetOrdinal(column) is var i && row.IsDBNull(i) ? null : row.GetString(i);
        long? Number(string column) => row.GetOrdinal(column) is var i && row.IsDBNull(i) ? null : row.GetInt64(i);
        Colour? Hue(string column) => row.GetOrdinal(column) is var i && row.IsDBNull(i) ? null : (Colour)row.GetByte(i);
        return new WaitingParty
        {
            MatchId = MatchReviews.IdOf(row.GetInt64(row.GetOrdinal("party_id"))),
            Name = Text("party_name"),
            MaskedName = Text("masked_name"),
            Code = Text("party_code"),
            Code2 = Text("party_code_2"),
            CodeKind = row.GetByte(row.GetOrdinal("party_kind")),
            Code2Kind = row.GetByte(row.GetOrdinal("party_kind_2")),
            Address = Text("party_address"),
            District = Text("party_district"),
            Representative = Text("party_representative"),
            Industry = Text("party_industry"),
            Licence = Text("party_licence"),
            Reason = Text("reason")!,
            EntityId = Text("entity_id")!,
            EntityName = Text("entity_name")!,
            EntityAddress = Text("entity_address"),
            ProbabilityPpm = row.GetInt32(row.GetOrdinal("probability")),
            Records = Number("records")!.Value,
            Sources = Text("sources")!,
            ColourNow = Hue("colour_now"),
            ColourThen = Hue("colour_then"),
            PointsNowMilli = Number("points_now"),
            PointsThenMilli = Number("points_then"),
        };
    }
}
