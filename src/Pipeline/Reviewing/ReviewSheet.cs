using System.Collections.Immutable;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>The columns of the CSV in which a person decides about many parties: three to fill in, the others to read.</summary>
internal static class ReviewSheet
{
    /// <summary>Candidates that a row names.</summary>
    public const int Candidates = 3;

    public const string MatchId = "match_id";
    public const string Decision = "decision";
    public const string Entity = "entity_id";
    public const string Because = "because";

    /// <summary>The number of the latest decision that was made about the party when the row was written; empty: none.</summary>
    public const string Decided = "decided";

    /// <summary>The likeliest entity when the row was written: whom a decision without an entity is about.</summary>
    public const string Likeliest = "candidate_1_id";

    /// <summary>In place of an entity: all of them.</summary>
    public const string AllEntities = "all";

    public static ImmutableArray<string> Columns { get; } =
    [
        MatchId,
        Decision,
        Entity,
        Because,
        "reason",
        "records",
        "sources",
        "party_name",
        "party_code",
        "party_code_2",
        "party_address",
        "party_district",
        "party_representative",
        "party_industry",
        "party_licence",
        .. Enumerable
            .Range(1, Candidates)
            .SelectMany(number => (string[])["id", "name", "address", "probability"], (number, of) => $"candidate_{number}_{of}"),
        "colour_now",
        "colour_if_accepted",
        Decided,
    ];

    /// <summary>Columns that must be there to decide.</summary>
    public static ImmutableArray<string> Required { get; } = [MatchId, Decision, Because];
}
