using System.Collections.Immutable;
using DuckDB.NET.Data;
using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Matching;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>
/// Reads all that a person needs to decide whose a party is: 1. match, as of the day of the rating in force; 2. weigh the party's candidates anew; 3. rate these
/// as things stand, with the party nobody's, and with it accepted for each. Nothing is published.
/// </summary>
public sealed class ReadPartyCase
{
    /// <summary>Candidates that are told, beside the owner.</summary>
    private const int CandidatesMax = 3;

    /// <summary>The entities that are rated.</summary>
    private const string Rated = "case_entity";

    private readonly OpenReviews reviews;
    private readonly long party;
    private readonly (string? Owner, string How, bool IsWaiting) standing;

    private ReadPartyCase(OpenReviews reviews, long party)
    {
        (this.reviews, this.party) = (reviews, party);
        standing = reviews
            .Warehouse.Rows(
                """
                SELECT party_owner.entity_id, coalesce(method, unmatched_reason), coalesce(outcome = 1, false)
                FROM party_owner LEFT JOIN linked_party USING (party_id)
                WHERE party_id = $party
                """,
                row => (Text(row, 0), row.GetString(1), row.GetBoolean(2)),
                ("party", party)
            )
            .Single();
    }

    /// <summary>The case of a party.</summary>
    /// <exception cref="BrokenContractException">There is no such party.</exception>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static PartyCase Of(Workspace workspace, string matchId, TimeProvider clock, CancellationToken cancellation)
    {
        using var reviews = OpenReviews.Open(workspace, clock, cancellation);
        var faults = new FaultCollector();
        if (new DecisionCheck(reviews.Warehouse, faults).Party(new Place("review show", 0, 0), matchId) is not { } party)
            throw new BrokenContractException(faults.ToSorted());
        reviews.Match();
        return new ReadPartyCase(reviews, party).Read();
    }

    /// <summary>The parties that a record names, by its id or its document number: several where sources name it in different ways.</summary>
    /// <exception cref="BrokenContractException">There is no such record.</exception>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static ImmutableArray<string> PartiesOf(
        Workspace workspace,
        string record,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        using var reviews = OpenReviews.Open(workspace, clock, cancellation);
        var parties = reviews.Warehouse.Rows(
            """
            SELECT DISTINCT party_id
            FROM statement
            WHERE record_id = try_cast($record AS UUID) OR document_number = $record
            ORDER BY party_id
            """,
            row => MatchReviews.IdOf(row.GetInt64(0)),
            ("record", record)
        );
        return parties.Count > 0
            ? [.. parties]
            : throw new BrokenContractException(
                new Fault(
                    "review show",
                    0,
                    0,
                    "the record_id or the document number of a record",
                    Quoted.Text(record),
                    "take it from contributions.parquet, unmatched.parquet or foodcredit explain"
                )
            );
    }

    private PartyCase Read()
    {
        var written = Written();
        var (decision, weighed) = Weigh();
        var decisions = MatchReviews
            .Read(reviews.Warehouse)
            .Where(own => own.MatchId == MatchReviews.IdOf(party))
            .ToImmutableArray();
        var candidates = Rate([.. weighed.Select(own => Candidate(own, decisions))]);
        return new PartyCase
        {
            MatchId = MatchReviews.IdOf(party),
            AsOf = Days.ToDate(reviews.AsOf),
            Standing =
                standing.Owner is not null ? "matched"
                : standing.IsWaiting ? "waiting"
                : "unmatched",
            How = standing.How,
            Flags = decision.Flags.ToWords(),
            Written = written,
            Records = Records(),
            Candidates = candidates,
            Decisions = decisions,
        };
    }

    private PartyWords Written() =>
        reviews
            .Warehouse.Rows(
                """
                SELECT
                    party_name, party_kind, party_code, party_kind_2, party_code_2, party_address, party_district, party_representative,
                    party_industry, party_licence
                FROM party WHERE party_id = $party
                """,
                row => new PartyWords
                {
                    Name = PersonalText.Name(Text(row, 0)),
                    Code = PersonalText.Code(row.GetByte(1), Text(row, 2)),
                    Code2 = PersonalText.Code(row.GetByte(3), Text(row, 4)),
                    Address = PersonalText.Address(Text(row, 0), Text(row, 5)),
                    District = Text(row, 6),
                    Representative = PersonalText.Person(Text(row, 7)),
                    Industry = Text(row, 8),
                    Licence = Text(row, 9),
                },
                ("party", party)
            )
            .Single();

    /// <summary>The decision of the weights alone, and the candidates that are told.</summary>
    private (LinkDecision Decision, ImmutableArray<(ExplainedCandidate Entity, int Probability)> Candidates) Weigh()
    {
        var fields = reviews
            .Warehouse.Rows(
                $"SELECT {PartyTexts.OfParty} FROM party WHERE party_id = $party",
                row => PartyTexts.Of(row),
                ("party", party)
            )
            .Single();
        var linker = reviews.NewLinker();
        var decision = linker.Decide(fields);
        if (standing.Owner is { } owner && reviews.Entities.Find(owner) is >= 0 and var own && !linker.Candidates.Contains(own))
            linker.Attach(fields, own);
        var best = linker
            .ByWeight()
            .Index()
            .Where(own => own.Index < CandidatesMax || reviews.Entities.IdOf(linker.Candidates[own.Item]) == standing.Owner);
        return (
            decision,
            [.. best.Select(own => (ExplainLink.Explain(reviews.Entities, linker, own.Item), linker.ProbabilityOf(own.Item)))]
        );
    }

    private PartyCandidate Candidate(
        (ExplainedCandidate Entity, int Probability) weighed,
        ImmutableArray<ReviewDecision> decisions
    ) =>
        reviews
            .Warehouse.Rows(
                """
                SELECT name, aliases, code, registration_number, address, district, representative, industry, licence
                FROM known_entity WHERE entity_id = $entity
                """,
                row => new PartyCandidate
                {
                    EntityId = weighed.Entity.Entity,
                    Name = row.GetString(0),
                    OtherNames = Text(row, 1),
                    Code = Text(row, 2),
                    RegistrationNumber = Text(row, 3),
                    Address = Text(row, 4),
                    District = Text(row, 5),
                    Representative = PersonalText.Person(Text(row, 6)),
                    Industry = Text(row, 7),
                    Licence = Text(row, 8),
                    IsOwner = weighed.Entity.Entity == standing.Owner,
                    IsRejected = ReviewDecision.StandingOf(decisions, weighed.Entity.Entity)?.Verdict == ReviewDecision.Reject,
                    ProbabilityPpm = weighed.Probability,
                    WeightMilli = weighed.Entity.Weight,
                    Steps = weighed.Entity.Steps,
                    ColourNow = null,
                    ColourIfAccepted = null,
                    ColourIfRejected = null,
                    PointsNowMilli = null,
                    PointsIfAcceptedMilli = null,
                    PointsIfRejectedMilli = null,
                },
                ("entity", weighed.Entity.Entity)
            )
            .Single();

    /// <summary>The likeliest is accepted last, so that its records are graded when they are counted.</summary>
    private ImmutableArray<PartyCandidate> Rate(ImmutableArray<PartyCandidate> candidates)
    {
        reviews.Warehouse.Execute($"CREATE OR REPLACE TEMP TABLE {Rated} (entity_id VARCHAR)");
        foreach (var candidate in candidates)
            reviews.Warehouse.Execute($"INSERT INTO {Rated} VALUES ($entity)", ("entity", candidate.EntityId));
        reviews.AttachOnly(Rated);
        var now = Colours();
        reviews.Settle(party, null, Rated);
        var rejected = Colours();
        var rated = ImmutableArray.CreateBuilder<PartyCandidate>();
        foreach (var candidate in candidates.Reverse())
        {
            reviews.Settle(party, candidate.EntityId, Rated);
            var accepted = Colours();
            rated.Add(
                candidate with
                {
                    ColourNow = now.GetValueOrDefault(candidate.EntityId).Colour,
                    ColourIfAccepted = accepted.GetValueOrDefault(candidate.EntityId).Colour,
                    ColourIfRejected = rejected.GetValueOrDefault(candidate.EntityId).Colour,
                    PointsNowMilli = now.GetValueOrDefault(candidate.EntityId).Points,
                    PointsIfAcceptedMilli = accepted.GetValueOrDefault(candidate.EntityId).Points,
                    PointsIfRejectedMilli = rejected.GetValueOrDefault(candidate.EntityId).Points,
                }
            );
        }
        rated.Reverse();
        return rated.ToImmutable();
    }

    private Dictionary<string, (Colour? Colour, long? Points)> Colours()
    {
        reviews.Rate("case_colour");
        return reviews
            .Warehouse.Rows(
                $"SELECT entity_id, colour, points_milli FROM case_colour SEMI JOIN {Rated} USING (entity_id)",
                row => (Entity: row.GetString(0), Colour: (Colour?)row.GetByte(1), Points: (long?)row.GetInt64(2))
            )
            .ToDictionary(row => row.Entity, row => (row.Colour, row.Points), StringComparer.Ordinal);
    }

    private ImmutableArray<PartyRecords> Records() =>
        [
            .. reviews.Warehouse.Rows(
                SqlText.Named("party_records"),
                row => new PartyRecords(
                    row.GetString(0),
                    Text(row, 1),
                    row.GetInt64(2),
                    row.GetInt64(3),
                    row.GetInt64(4),
                    row.GetInt64(5),
                    row.GetInt64(6),
                    Days.ToDate(row.GetInt32(7)),
                    Days.ToDate(row.GetInt32(8))
                ),
                ("party", party),
                ("as_of", reviews.AsOf)
            ),
        ];

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
