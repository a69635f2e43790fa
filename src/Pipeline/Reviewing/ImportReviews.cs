using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Matching;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>
/// Takes the decisions of a sheet that a person filled in: 1. read its rows; 2. check each by itself and against what was decided meanwhile; 3. take all that
/// say something new, or, where one fault was found, none.
/// </summary>
public static class ImportReviews
{
    /// <summary>Takes the decisions.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="file">The sheet.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="asOf">The first day whose ratings know it; not before the last day that was published.</param>
    /// <param name="clock">When.</param>
    /// <param name="cancellation">Stops before anything is taken.</param>
    /// <exception cref="BrokenContractException">The file or a row is not as it must be; all faults, and nothing was taken.</exception>
    /// <exception cref="WorkspaceLockedException">A run is going on.</exception>
    public static ImportedReviews From(
        Workspace workspace,
        string file,
        string by,
        DateOnly asOf,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var faults = new FaultCollector();
        var rows = ReadSheet.Of(file, faults);
        if (faults.Count > 0)
            throw new BrokenContractException(faults.ToSorted());
        using var reviews = OpenReviews.Open(workspace, clock, cancellation);
        var check = new SheetCheck(reviews.Warehouse, faults, by);
        var decided = rows.Where(row => row[ReviewSheet.Decision].Length > 0).ToList();
        check.CheckIds(rows);
        var decisions = decided
            .Select(row => (Row: row, Decision: check.DecisionOf(row)))
            .Where(own => own.Decision is not null)
            .Select(own => (own.Row, Decision: own.Decision!))
            .ToList();
        if (faults.Count > 0)
            throw new BrokenContractException(faults.ToSorted());
        ImmutableArray<string> notes = [.. StrangeEntities(reviews, decisions), .. Unfinished(rows)];
        cancellation.ThrowIfCancellationRequested();
        var taken = reviews.Take([.. decisions.Select(own => own.Decision)], asOf, clock);
        return new ImportedReviews(taken, decided.Count - taken.Length, rows.Length - decided.Count, notes);
    }

    /// <summary>A person may know better than the weights, but whoever mistook a row should see it.</summary>
    private static IEnumerable<string> StrangeEntities(OpenReviews reviews, List<(SheetRow Row, NewDecision Decision)> decisions)
    {
        var accepted = decisions.Where(own => own.Decision.Verdict == ReviewDecision.Accept).ToList();
        if (accepted.Count == 0)
            yield break;
        reviews.Know();
        var linker = reviews.NewLinker();
        foreach (var (row, decision) in accepted)
        {
            var fields = reviews
                .Warehouse.Rows(
                    $"SELECT {PartyTexts.OfParty} FROM party WHERE party_id = $party",
                    own => PartyTexts.Of(own),
                    ("party", MatchReviews.TryPartyOf(decision.MatchId))
                )
                .Single();
            linker.Weigh(fields, exceptFor: -1);
            if (!linker.Candidates.Contains(reviews.Entities.Find(decision.EntityId!)))
                yield return Told(
                    row,
                    ReviewSheet.Entity,
                    $"{decision.EntityId} was no candidate of {decision.MatchId}; taken as you say"
                );
        }
    }

    private static IEnumerable<string> Unfinished(IEnumerable<SheetRow> rows) =>
        from row in rows
        where row[ReviewSheet.Decision].Length == 0 && (row[ReviewSheet.Entity].Length > 0 || row[ReviewSheet.Because].Length > 0)
        select Told(row, ReviewSheet.Decision, $"{row[ReviewSheet.MatchId]} has no decision and is left waiting");

    private static string Told(SheetRow row, string column, string message) =>
        row.PlaceOf(column) is var place
            ? string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}:{place.Column}: {message}")
            : "";
}
