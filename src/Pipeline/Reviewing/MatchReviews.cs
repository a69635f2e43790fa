using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Keeping;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>
/// The decisions of persons about whose a party is (人工复核). They are known from the day they were made on, or from the last as-of date that was published:
/// no rating of an earlier day changes. They hold until a later one says otherwise, and stay in the warehouse and its log for good.
/// </summary>
internal static class MatchReviews
{
    /// <summary>Writes decisions to the warehouse.</summary>
    public static void Write(ImmutableArray<LoggedReview> reviews, int knownFrom, WarehouseConnection warehouse)
    {
        foreach (var review in reviews)
            warehouse.Execute(
                """
                INSERT INTO match_review
                VALUES ($number, $verdict, $undoes, $party, $entity, $by, $at, $because, $known_from)
                """,
                ("number", review.Number),
                ("verdict", review.Verdict),
                ("undoes", review.Undoes),
                ("party", PartyOf(review.MatchId)),
                ("entity", review.EntityId),
                ("by", review.By),
                ("at", review.At.UtcDateTime),
                ("because", review.Because),
                ("known_from", knownFrom)
            );
    }

    /// <summary>Takes decisions: all of them are in the warehouse and its log, or none.</summary>
    /// <returns>Those that say something new, with their numbers; a decision that stands already is not taken again.</returns>
    public static ImmutableArray<ReviewDecision> Take(
        ImmutableArray<NewDecision> decisions,
        OpenWorkspace open,
        Workspace workspace,
        DateOnly asOf,
        TimeProvider clock
    )
    {
        var standing = Read(open.Warehouse).Where(own => !own.IsUndone).ToList();
        var next = (int)open.Warehouse.Count("SELECT coalesce(max(number), 0) + 1 FROM match_review");
        var at = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        var knownFrom = Math.Max(Days.Of(asOf), open.Publications.LatestAsOf);
        var taken = ImmutableArray.CreateBuilder<ReviewDecision>();
        foreach (var decision in decisions)
        {
            var made = decision.At(next + taken.Count, at, Days.ToDate(knownFrom));
            if (made.StandsAmong(standing))
                continue;
            taken.Add(made);
            standing.Add(made);
        }
        if (taken.Count == 0)
            return [];
        ImmutableArray<LoggedReview> logged = [.. taken.Select(decision => decision.ToLogged())];
        open.Warehouse.InTransaction(() =>
        {
            Write(logged, knownFrom, open.Warehouse);
            open.Log.NoteReviews(workspace, logged, knownFrom);
        });
        return taken.ToImmutable();
    }

    /// <summary>All decisions in their order, whatever day they are known from.</summary>
    public static ImmutableArray<ReviewDecision> Read(WarehouseConnection warehouse) =>
        [
            .. warehouse.Rows(
                """
                SELECT
                    number, verdict, undoes, party_id, entity_id, decided_by, decided_at, because, known_from,
                    number IN (SELECT undoes FROM match_review WHERE verdict = 'undo')
                FROM match_review
                ORDER BY number
                """,
                row => new ReviewDecision
                {
                    Number = row.GetInt32(0),
                    Verdict = row.GetString(1),
                    Undoes = row.IsDBNull(2) ? null : row.GetInt32(2),
                    MatchId = IdOf(row.GetInt64(3)),
                    EntityId = row.IsDBNull(4) ? null : row.GetString(4),
                    By = row.GetString(5),
                    At = new DateTimeOffset(DateTime.SpecifyKind(row.GetDateTime(6), DateTimeKind.Utc)),
                    Because = row.GetString(7),
                    KnownFrom = Days.ToDate(row.GetInt32(8)),
                    IsUndone = row.GetBoolean(9),
                }
            ),
        ];

    /// <summary>The id of a party as outputs write it.</summary>
    public static string IdOf(long party) => party.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The party of such an id; null: it is none.</summary>
    public static long? TryPartyOf(string matchId) =>
        matchId.Length == 16
        && long.TryParse(matchId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var party)
            ? party
            : null;

    private static long PartyOf(string matchId) =>
        TryPartyOf(matchId) ?? throw new IntegrityException($"'{matchId}' in the log of changes is no id of a party.");
}
