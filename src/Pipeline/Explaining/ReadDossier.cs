using System.Collections.Immutable;
using DuckDB.NET.Data;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Scoring.Explaining;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Pipeline.Explaining;

/// <summary>
/// Reads dossiers from a published run. The warehouse is not opened, so a nightly run never waits for a reader, nor a reader for it.
/// </summary>
public sealed class ReadDossier
{
    private const int CandidatesMax = 20;
    private const int MemoryMib = 1024;

    private readonly string directory;
    private readonly string run;
    private readonly Policy? policy;

    /// <param name="published">The published folder.</param>
    /// <param name="run">The run's directory below it.</param>
    /// <param name="policies">Policies to forecast with; the one with the run's hash is taken.</param>
    public ReadDossier(PublishedFolder published, string run, IEnumerable<Policy> policies)
    {
        this.run = run;
        directory = published.Absolute(run);
        var hash = published.Manifest(run).Policy.Hash;
        policy = policies.FirstOrDefault(each => each.Hash == hash);
    }

    /// <summary>
    /// The rated entities that a text may mean: the one with this id, USCC or number; else those of this name; else up to 20 whose
    /// names contain it.
    /// </summary>
    public ImmutableArray<(string EntityId, string Name)> Find(string text)
    {
        using var reader = WarehouseConnection.Open(null, MemoryMib, threads: 1);
        var ratings = Relation(OutputFile.RatingsParquet);
        foreach (
            var condition in (ReadOnlySpan<string>)
                [
                    "entity_id = $text OR uscc = upper($text) OR registration_number = $text",
                    "name = $text",
                    "contains(name, $text)",
                ]
        )
        {
            var found = reader.Rows(
                $"SELECT entity_id, name FROM {ratings} WHERE {condition} ORDER BY entity_id LIMIT {CandidatesMax}",
                row => (row.GetString(0), row.GetString(1)),
                ("text", text)
            );
            if (found.Count > 0)
                return [.. found];
        }
        return [];
    }

    /// <summary>The rated entity with the most points (ties: the first id), or null when nobody is rated.</summary>
    public string? Worst()
    {
        using var reader = WarehouseConnection.Open(null, MemoryMib, threads: 1);
        return (string?)
            reader.Scalar(
                $"SELECT entity_id FROM {Relation(OutputFile.RatingsParquet)} ORDER BY points_milli DESC, entity_id LIMIT 1"
            );
    }

    /// <summary>The dossier of a rated entity.</summary>
    public Dossier Of(string entityId)
    {
        using var reader = WarehouseConnection.Open(null, MemoryMib, threads: 1);
        var records = reader.Rows(
            $"""
            SELECT
                record_id, record_type, coalesce(record_type_title, record_type), severity, department, sources, document_number, event_date,
                known_from, in_force_until, is_repaired, age_days, weight_milli, decay_q16, contribution_milli, share_milli, file, line,
                matched_by, match_id
            FROM {Relation(OutputFile.Contributions)}
            WHERE entity_id = $entity_id
            ORDER BY share_milli DESC, record_id
            """,
            Record,
            ("entity_id", entityId)
        );
        return reader
            .Rows(
                $"""
                SELECT
                    entity_id, uscc, name, coalesce(industry_title, industry), district, branch, grid, area, colour, colour_before, colour_since,
                    colour_by_points, colour_by_rules, points_milli, base_milli, rules_applied, policy_id, policy_version, policy_hash, as_of,
                    is_synthetic, industry
                FROM {Relation(OutputFile.RatingsParquet)}
                WHERE entity_id = $entity_id
                """,
                row => Entity(row, [.. records]),
                ("entity_id", entityId)
            )
            .Single();
    }

    private Dossier Entity(DuckDBDataReader row, ImmutableArray<DossierRecord> records)
    {
        var dossier = new Dossier
        {
            Run = run,
            EntityId = row.GetString(0),
            Uscc = Text(row, 1),
            Name = row.GetString(2),
            Industry = Text(row, 3),
            District = Text(row, 4),
            Branch = Text(row, 5),
            Grid = Text(row, 6),
            Area = Text(row, 7),
            Colour = row.GetString(8),
            ColourBefore = Text(row, 9),
            ColourSince = row.GetFieldValue<DateOnly>(10),
            ColourByPoints = row.GetString(11),
            ColourByRules = row.GetString(12),
            PointsMilli = row.GetInt64(13),
            BaseMilli = row.GetInt64(14),
            RulesApplied = [.. row.GetString(15).Split(';', StringSplitOptions.RemoveEmptyEntries)],
            PolicyId = row.GetString(16),
            PolicyVersion = row.GetString(17),
            PolicyHash = row.GetString(18),
            AsOf = row.GetFieldValue<DateOnly>(19),
            IsSynthetic = row.GetBoolean(20),
            Records = records,
            Changes = [],
        };
        return dossier with { Changes = Forecast(dossier, Text(row, 21)) };
    }

    /// <summary>What would change the colour, and when; empty when the run's policy is no longer in the workspace.</summary>
    private ImmutableArray<DossierChange> Forecast(Dossier dossier, string? industry)
    {
        if (policy is null || PolicyCompiler.Compile(policy).Plan is not { } plan)
            return [];
        var records = dossier
            .Records.Select(record => new CountingRecord(
                plan.TypeIndex(record.RecordType),
                (int)Enum.Parse<Severity>(record.Severity, ignoreCase: true),
                record.IsRepaired,
                Days.Of(record.EventDate),
                record.InForceUntil is { } end ? Days.Of(end) : CountingRecord.Open
            ))
            .ToArray();
        var state = new ColourState(Enum.Parse<Colour>(dossier.Colour, ignoreCase: true), Days.Of(dossier.ColourSince));
        return
        [
            .. ColourForecast
                .Changes(plan, Days.Of(dossier.AsOf), state, plan.IndustryIndex(industry), plan.AreaIndex(dossier.Area), records)
                .Select(change => new DossierChange(
                    Days.ToDate(change.Day),
                    change.Colour.ToString().ToLowerInvariant(),
                    change.PointsMilli
                )),
        ];
    }

    private static DossierRecord Record(DuckDBDataReader row) =>
        new()
        {
            RecordId = row.GetString(0),
            RecordType = row.GetString(1),
            Title = row.GetString(2),
            Severity = row.GetString(3),
            Department = Text(row, 4),
            Sources = row.GetString(5),
            DocumentNumber = Text(row, 6),
            EventDate = row.GetFieldValue<DateOnly>(7),
            KnownFrom = row.GetFieldValue<DateOnly>(8),
            InForceUntil = row.IsDBNull(9) ? null : row.GetFieldValue<DateOnly>(9),
            IsRepaired = row.GetBoolean(10),
            AgeDays = row.GetInt32(11),
            WeightMilli = row.GetInt64(12),
            DecayQ16 = row.GetInt32(13),
            ContributionMilli = row.GetInt64(14),
            ShareMilli = row.GetInt64(15),
            File = row.GetString(16),
            Line = row.GetInt64(17),
            MatchedBy = row.GetString(18),
            MatchId = Text(row, 19),
        };

    private static string? Text(DuckDBDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private string Relation(string file) => $"read_parquet({SqlText.Literal(Path.Combine(directory, file))})";
}
