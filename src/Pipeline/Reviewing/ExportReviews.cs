using System.Globalization;
using System.Text;
using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Matching;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>
/// Writes the parties that wait to a CSV that a person fills in with a spreadsheet and gives to <see cref="ImportReviews"/>. UTF-8 with a byte order mark, which
/// spreadsheets need to read it as such; what is personal is masked.
/// </summary>
public sealed class ExportReviews
{
    private readonly OpenReviews reviews;
    private readonly Linker linker;
    private readonly Dictionary<string, PartyFields> fields;
    private readonly Dictionary<string, (string Name, string? Address)> entities = new(StringComparer.Ordinal);

    private ExportReviews(OpenReviews reviews)
    {
        this.reviews = reviews;
        linker = reviews.NewLinker();
        fields = reviews
            .Warehouse.Rows(
                $"SELECT {PartyTexts.OfParty} FROM party SEMI JOIN waiting_party USING (party_id)",
                row => (Id: MatchReviews.IdOf(row.GetInt64(0)), Fields: PartyTexts.Of(row))
            )
            .ToDictionary(row => row.Id, row => row.Fields, StringComparer.Ordinal);
    }

    /// <summary>Writes a file that is not there yet.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="filter">Which parties, in the order of their list.</param>
    /// <param name="file">The CSV.</param>
    /// <param name="clock">For the day, where nothing was published.</param>
    /// <param name="cancellation">Stops before the file is written.</param>
    /// <returns>How many parties it names.</returns>
    /// <exception cref="BrokenContractException">The file is there: it may hold the work of a person.</exception>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static int To(
        Workspace workspace,
        ReviewFilter filter,
        string file,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        if (File.Exists(file))
            throw new BrokenContractException(
                new Fault(file, 0, 0, "a file that is not there yet", "one that is", "name another: it may hold decisions")
            );
        using var reviews = OpenReviews.Open(workspace, clock, cancellation);
        var waiting = WaitingParties.List(reviews, filter);
        var text = new StringBuilder(string.Join(',', ReviewSheet.Columns)).Append("\r\n");
        if (!waiting.IsEmpty)
            new ExportReviews(reviews).Append(text, waiting);
        cancellation.ThrowIfCancellationRequested();
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        stream.Write([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())]);
        return waiting.Length;
    }

    private void Append(StringBuilder text, IReadOnlyList<WaitingParty> waiting)
    {
        var candidates = waiting.Select(party => CandidatesOf(party.MatchId)).ToList();
        var named = candidates.SelectMany(own => own.Select(candidate => candidate.Entity)).ToHashSet(StringComparer.Ordinal);
        reviews.Warehouse.ForEach(
            "SELECT entity_id, name, address FROM known_entity",
            row =>
            {
                if (named.Contains(row.GetString(0)))
                    entities.Add(row.GetString(0), (row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)));
            }
        );
        var decided = MatchReviews
            .Read(reviews.Warehouse)
            .GroupBy(own => own.MatchId)
            .ToDictionary(own => own.Key, own => own.Max(decision => decision.Number), StringComparer.Ordinal);
        foreach (var (party, own) in waiting.Zip(candidates))
        {
            var row = new StringBuilder();
            foreach (var cell in Cells(party, own, decided.TryGetValue(party.MatchId, out var number) ? number : null))
                SpreadsheetCell.Append(row, cell);
            text.Append(row).Append("\r\n");
        }
    }

    /// <summary>The likeliest by weight.</summary>
    private List<(string Entity, int Probability)> CandidatesOf(string matchId)
    {
        linker.Weigh(fields[matchId], exceptFor: -1);
        return
        [
            .. linker
                .ByWeight()
                .Select(candidate => (reviews.Entities.IdOf(linker.Candidates[candidate]), linker.ProbabilityOf(candidate))),
        ];
    }

    /// <summary>In the order of <see cref="ReviewSheet.Columns"/>. The likeliest entity is the list's: it leaves out those that persons rejected.</summary>
    private IEnumerable<string?> Cells(WaitingParty party, List<(string Entity, int Probability)> weighed, int? decided)
    {
        string?[] written =
        [
            party.MatchId,
            null,
            null,
            null,
            party.Reason,
            Number(party.Records),
            party.Sources,
            party.MaskedName,
            PersonalText.Code(party.CodeKind, party.Code),
            PersonalText.Code(party.Code2Kind, party.Code2),
            PersonalText.Address(party.Name, party.Address),
            party.District,
            PersonalText.Person(party.Representative),
            party.Industry,
            party.Licence,
        ];
        var likeliest = weighed.Where(own => own.Entity == party.EntityId);
        var candidates = likeliest
            .Concat(weighed.Where(own => own.Entity != party.EntityId))
            .Take(ReviewSheet.Candidates)
            .ToList();
        return
        [
            .. written,
            .. candidates.SelectMany(own => CandidateCells(own.Entity, own.Probability)),
            .. Enumerable.Repeat<string?>(null, 4 * (ReviewSheet.Candidates - candidates.Count)),
            party.ColourNow?.ToString().ToLowerInvariant(),
            party.ColourThen?.ToString().ToLowerInvariant(),
            decided is { } number ? Number(number) : null,
        ];
    }

    private string?[] CandidateCells(string entity, int probability) =>
        [
            entity,
            entities[entity].Name,
            entities[entity].Address,
            (probability / 1e6).ToString("0.0000", CultureInfo.InvariantCulture),
        ];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
