using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Rating;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Tests.Reference;

namespace FoodCredit.Pipeline.Tests.EndToEnd;

/// <summary>
/// Every rating of a sample city against the slow model. Owners are those that were matched (RowFateTests compare them with the truth); what each source last said, who speaks, and what later facts
/// did is worked out here with plain loops over the loaded statements.
/// </summary>
public sealed class SlowCityTests(SampleCityFixture city) : IClassFixture<SampleCityFixture>
{
    [Theory]
    [InlineData("2021-12-31")]
    [InlineData("2021-06-15")]
    public void Ratings_OfASampleCity_EqualTheSlowModel(string asOfText)
    {
        var asOf = DateOnly.ParseExact(asOfText, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var day = Days.Of(asOf);
        var run = SampleCityFixture.Run(city.Directory, asOf);
        using var warehouse = WarehouseConnection.Open(Path.Combine(city.Directory, "warehouse", "foodcredit.duckdb"), 1024, 2);
        warehouse.MakeView("telling");
        var facts = Facts(warehouse, day);
        var policy = city.Workspace.Policy.Policy;
        var ratings = CsvRows.Read(Path.Combine(city.Directory, "published", run.Directory, OutputFile.RatingsCsv));

        var wrong = new List<string>();
        foreach (var rating in ratings)
        {
            var own = facts.GetValueOrDefault(rating["entity_id"], []);
            var expected = SlowModel.Rate(policy, day, rating["industry"], rating["area"], own);
            var found = (rating["points_milli"], rating["colour_by_points"], rating["colour_by_rules"], rating["records"]);
            var wanted = (
                expected.PointsMilli.ToString(CultureInfo.InvariantCulture),
                expected.ColourByPoints,
                expected.Colour,
                expected.Records.ToString(CultureInfo.InvariantCulture)
            );
            if (found != wanted)
                wrong.Add($"{rating["entity_id"]}: expected {wanted}, found {found}");
        }
        Assert.Empty(wrong.Take(10));
        Assert.Equal(FoodOperators(warehouse, day), ratings.Select(rating => rating["entity_id"]));
        Assert.True(ratings.Count(rating => rating["records"] != "0") > 100);
    }

    /// <summary>Facts by owner: one for each record known, matched and not revoked on the day.</summary>
    private Dictionary<string, List<SlowModel.Fact>> Facts(WarehouseConnection warehouse, int day)
    {
        var plan = PolicyCompiler.Compile(city.Workspace.Policy.Policy).Plan!;
        new RateEntities(city.Workspace, plan, warehouse).Match(day, threads: 1);
        var owners = warehouse
            .Rows(
                "SELECT record_id::VARCHAR, entity_id FROM record_attachment WHERE entity_id IS NOT NULL",
                row => (row.GetString(0), row.GetString(1))
            )
            .ToDictionary(row => row.Item1, row => row.Item2);
        var statements = Statements(warehouse).Where(statement => statement.KnownFrom <= day).ToList();
        var amendments = warehouse
            .Rows(
                "SELECT record_id::VARCHAR, kind, effective_on, known_from FROM amendment",
                row => (Id: row.GetString(0), Kind: row.GetByte(1), Effective: row.GetInt32(2), KnownFrom: row.GetInt32(3))
            )
            .Where(amendment => amendment.KnownFrom <= day)
            .ToLookup(amendment => amendment.Id);
        var facts = new Dictionary<string, List<SlowModel.Fact>>();
        foreach (var record in statements.GroupBy(statement => statement.RecordId))
        {
            var latest = record
                .GroupBy(statement => statement.Source)
                .Select(source =>
                    source
                        .OrderBy(statement => statement.KnownFrom)
                        .ThenBy(statement =>
                            new[] { statement.Ended, statement.Revoked, statement.Repaired }.Count(end => end is not null)
                        )
                        .ThenBy(statement => statement.Hash, StringComparer.Ordinal)
                        .Last()
                )
                .ToList();
            var speaking = latest
                .OrderBy(statement => statement.Rank)
                .ThenBy(statement => statement.Source, StringComparer.Ordinal)
                .First();
            var owner = owners.GetValueOrDefault(record.Key);
            int? Earliest(Func<Statement, int?> said, int kind) =>
                latest
                    .Select(said)
                    .Concat(amendments[record.Key].Where(a => a.Kind == kind).Select(a => (int?)a.Effective))
                    .Min();
            if (owner is null || Earliest(statement => statement.Revoked, 0) <= day)
                continue;
            var ends = new[] { speaking.InForceUntil, Earliest(statement => statement.Ended, 2) };
            if (!facts.TryGetValue(owner, out var list))
                facts[owner] = list = [];
            list.Add(
                new SlowModel.Fact(
                    record.Key,
                    speaking.RecordType,
                    speaking.EventDay,
                    ends.Min(),
                    Earliest(statement => statement.Repaired, 1) <= day,
                    speaking.Attributes
                )
            );
        }
        return facts;
    }

    private sealed record Statement(
        string RecordId,
        string RecordType,
        string Source,
        int Rank,
        int KnownFrom,
        string File,
        long Line,
        string Hash,
        int EventDay,
        int? InForceUntil,
        int? Ended,
        int? Revoked,
        int? Repaired,
        Dictionary<string, object> Attributes
    );

    private static List<Statement> Statements(WarehouseConnection warehouse) =>
        warehouse.Rows(
            """
            SELECT
                record_id::VARCHAR AS id, name, lpad((statement_hash::HUGEINT + 9223372036854775808)::VARCHAR, 20, '0') AS hash,
                telling.*, detail.* EXCLUDE (detail_id)
            FROM telling
            JOIN detail USING (detail_id)
            JOIN source_file USING (file_no)
            """,
            row =>
            {
                int? Day(string column) => row.IsDBNull(row.GetOrdinal(column)) ? null : row.GetInt32(row.GetOrdinal(column));
                var attributes = new Dictionary<string, object>();
                for (var i = 0; i < row.FieldCount; i++)
                {
                    if (row.GetName(i).StartsWith("a_", StringComparison.Ordinal) && !row.IsDBNull(i))
                        attributes[row.GetName(i)[2..]] = row.GetValue(i) is int days ? (long)days : row.GetValue(i);
                }
                return new Statement(
                    row.GetString(0),
                    row.GetString(row.GetOrdinal("record_type")),
                    row.GetString(row.GetOrdinal("source")),
                    row.GetInt32(row.GetOrdinal("rank")),
                    row.GetInt32(row.GetOrdinal("known_from")),
                    row.GetString(1),
                    row.GetInt64(row.GetOrdinal("line")),
                    row.GetString(2),
                    row.GetInt32(row.GetOrdinal("event_day")),
                    Day("in_force_until"),
                    Day("ended_on"),
                    Day("revoked_on"),
                    Day("repaired_on"),
                    attributes
                );
            }
        );

    /// <summary>Entities of a food industry or with a licence valid on the day, in order of their ids.</summary>
    private List<string> FoodOperators(WarehouseConnection warehouse, int day)
    {
        var table = city.Workspace.CodeTables[WellKnownTables.Industries];
        var food = table.Entries.Where(entry => table.Extra(entry, "food") == "true").Select(entry => entry.Value).ToHashSet();
        var entities = warehouse
            .Rows(
                "SELECT entity_id, known_from, industry, uscc, registration_number, organisation_code, statement_hash::VARCHAR, rank, source FROM entity_version",
                row =>
                    (
                        Id: row.GetString(0),
                        KnownFrom: row.GetInt32(1),
                        Industry: row.IsDBNull(2) ? "" : row.GetString(2),
                        Codes: Enumerable.Range(3, 3).Where(i => !row.IsDBNull(i)).Select(row.GetString).ToList(),
                        Hash: row.GetString(6)
                    )
            )
            .Where(version => version.KnownFrom <= day)
            .ToList();
        var holders = warehouse
            .Rows(
                "SELECT licence_number, known_from, statement_hash::VARCHAR, party_code, issued_on, valid_until FROM licence_version WHERE known_from <= $day",
                row =>
                    (
                        Id: row.GetString(0),
                        KnownFrom: row.GetInt32(1),
                        Hash: row.GetString(2),
                        Code: row.IsDBNull(3) ? "" : row.GetString(3),
                        Issued: row.IsDBNull(4) ? int.MinValue : row.GetInt32(4),
                        Until: row.IsDBNull(5) ? int.MaxValue : row.GetInt32(5)
                    ),
                ("day", day)
            )
            .GroupBy(licence => licence.Id)
            .Select(versions =>
                versions.OrderBy(version => version.KnownFrom).ThenBy(version => version.Hash, StringComparer.Ordinal).Last()
            )
            .Where(licence => licence.Issued <= day && day <= licence.Until)
            .SelectMany(licence =>
                licence.Code.Length == 18 ? new[] { licence.Code, licence.Code.Substring(8, 9) } : [licence.Code]
            )
            .ToHashSet();
        return
        [
            .. entities
                .GroupBy(version => version.Id)
                .Where(versions =>
                    food.Contains(
                        versions
                            .OrderBy(version => version.KnownFrom)
                            .ThenBy(version => version.Hash, StringComparer.Ordinal)
                            .Last()
                            .Industry
                    ) || versions.Any(version => version.Codes.Any(holders.Contains))
                )
                .Select(versions => versions.Key)
                .Order(StringComparer.Ordinal),
        ];
    }

    private List<Dictionary<string, string>> Truth() => CsvRows.Read(Path.Combine(city.Directory, "truth", "rows.csv"));
}
