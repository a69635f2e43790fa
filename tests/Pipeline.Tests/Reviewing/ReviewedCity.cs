using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Reviewing;
using FoodCredit.Pipeline.Running;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Tests.Reviewing;

/// <summary>
/// A hand-made city with two businesses of one name: a record with that name alone may be either's, and waits for a person. A penalty weighs 3 points:
/// yellow from 3, orange from 6, red from 9.
/// </summary>
/// <param name="change">Changes the workspace before it is written.</param>
internal sealed class ReviewedCity(Action<SmallWorkspace>? change = null) : IDisposable
{
    public const string Twin = "南昌市老街餐饮有限公司";
    public const string Other = "南昌市甘食记食品有限公司";
    public const string OtherCode = "91360100MA35F3GT6A";

    public HandMadeCity City { get; } = new(change);

    public TimeProvider Clock { get; } = new StoppedClock(new DateTimeOffset(2021, 4, 1, 2, 0, 0, TimeSpan.Zero));

    public void Dispose() => City.Dispose();

    public static string Row(int number, string name, string code = "") =>
        string.Create(CultureInfo.InvariantCulture, $"洪市监处〔2021〕{number}号,{name},{code},2021-03-{number:00},罚款,0.1");

    public ReviewedCity Registered(params (string Code, string Name)[] more)
    {
        City.Registrations(
            20210105,
            [
                $"{HandMadeCity.Restaurant},{Twin},62",
                $"{HandMadeCity.Bakery},{Twin},62",
                .. more.Select(one => $"{one.Code},{one.Name},62"),
            ]
        );
        return this;
    }

    public Workspace Workspace() => Pipeline.Workspaces.Workspace.Load(City.Folder("")).OrThrow();

    public ImmutableArray<WaitingParty> List(ReviewFilter? filter = null) =>
        WaitingParties.List(Workspace(), filter ?? new ReviewFilter(), Clock, Token);

    public PartyCase Show(string matchId) => ReadPartyCase.Of(Workspace(), matchId, Clock, Token);

    public int Export(string file, ReviewFilter? filter = null) =>
        ExportReviews.To(Workspace(), filter ?? new ReviewFilter(), file, Clock, Token);

    public ImportedReviews Import(string file, string asOf = "2021-04-02", string by = "Wang Li") =>
        ImportReviews.From(Workspace(), file, by, Day(asOf), Clock, Token);

    public ReviewDecision? Accept(string matchId, string? entity, string asOf, string because = "seen on site") =>
        DecideParty.Take(Workspace(), ReviewDecision.Accept, matchId, entity, isAll: false, Note(asOf, because), Clock, Token);

    public ReviewDecision? Reject(string matchId, string? entity, string asOf, bool isAll = false) =>
        DecideParty.Take(Workspace(), ReviewDecision.Reject, matchId, entity, isAll, Note(asOf, "another one"), Clock, Token);

    public ReviewDecision Undo(int number, string asOf) =>
        DecideParty.Undo(Workspace(), number, Note(asOf, "a mistake"), Clock, Token);

    public string Colour(RunResult run, string entity = HandMadeCity.Restaurant) => City.Rating(run, entity)["colour"];

    /// <summary>The id of the only party with a name.</summary>
    public string PartyNamed(string name) => Single($"SELECT printf('%016x', party_id) FROM party WHERE party_name = '{name}'");

    /// <summary>Of the records of a run that are nobody's: document number, reason.</summary>
    public List<string> Unmatched(RunResult run) =>
        Select(
            $"SELECT document_number || ' ' || reason FROM '{City.Published(run, "unmatched.parquet")}' ORDER BY document_number"
        );

    /// <summary>Of the records that count: entity, document number, how matched.</summary>
    public List<string> Matched(RunResult run) =>
        Select(
            $"SELECT entity_id || ' ' || document_number || ' ' || matched_by FROM '{City.Published(run, "contributions.parquet")}' ORDER BY ALL"
        );

    public List<string> Select(string sql)
    {
        using var warehouse = WarehouseConnection.Open(Path.Combine(City.Folder("warehouse"), "foodcredit.duckdb"), 512, 1);
        return warehouse.Rows(sql, row => row.GetString(0));
    }

    private string Single(string sql) => Assert.Single(Select(sql));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static DecisionNote Note(string asOf, string because) => new("reviewer", because, Day(asOf));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
