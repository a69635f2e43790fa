using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Warehouse;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Reviewing;

/// <summary>Checks the rows of a sheet, and makes decisions of them; all faults are noted.</summary>
internal sealed class SheetCheck(WarehouseConnection warehouse, FaultCollector faults, string by)
{
    private static readonly ImmutableArray<string> Verdicts = [ReviewDecision.Accept, ReviewDecision.Reject, ReviewDecision.Undo];

    private readonly DecisionCheck check = new(warehouse, faults);
    private readonly ImmutableArray<ReviewDecision> earlier = MatchReviews.Read(warehouse);

    /// <summary>Every row names another party.</summary>
    public void CheckIds(IEnumerable<SheetRow> rows)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var id = row[ReviewSheet.MatchId].ToLowerInvariant();
            if (id.Length > 0 && !lines.TryAdd(id, row.Line))
                Add(
                    row,
                    ReviewSheet.MatchId,
                    "every party once",
                    string.Create(CultureInfo.InvariantCulture, $"{Quoted.Text(id)} again, first on line {lines[id]}"),
                    "remove one of the two rows; more about one party is decided with foodcredit review reject"
                );
        }
    }

    /// <summary>The decision of a row; null: a fault was noted, or an undo that stands already.</summary>
    public NewDecision? DecisionOf(SheetRow row)
    {
        var before = faults.Count;
        var verdict = row[ReviewSheet.Decision].ToLowerInvariant();
        if (!Verdicts.Contains(verdict))
            Add(
                row,
                ReviewSheet.Decision,
                $"{Quoted.List(Verdicts)} or nothing",
                Quoted.Text(row[ReviewSheet.Decision]),
                NearestWord.Advice(verdict, Verdicts, "empty it to leave the party waiting")
            );
        if (row[ReviewSheet.Because].Length == 0)
            Add(
                row,
                ReviewSheet.Because,
                "the reason of the decision",
                "nothing",
                "write what was seen: it is kept with the decision"
            );
        var party = check.Party(At(row, ReviewSheet.MatchId), row[ReviewSheet.MatchId]);
        var seen = Seen(row);
        if (party is null || seen is null || faults.Count > before)
            return null;
        var id = MatchReviews.IdOf(party.Value);
        if (verdict == ReviewDecision.Undo)
            return Undo(row, id, seen.Value);
        var entity = EntityOf(row, verdict);
        if (faults.Count > before)
            return null;
        var decision = new NewDecision(verdict, id, entity, by, row[ReviewSheet.Because]);
        CheckMeanwhile(row, decision, seen.Value);
        return faults.Count > before ? null : decision;
    }

    /// <summary>Null: all entities, of a rejection.</summary>
    private string? EntityOf(SheetRow row, string verdict)
    {
        if (row[ReviewSheet.Entity].Equals(ReviewSheet.AllEntities, StringComparison.OrdinalIgnoreCase))
        {
            if (verdict == ReviewDecision.Accept)
                Add(row, ReviewSheet.Entity, "one entity to accept", "'all'", "name it, or reject all");
            return null;
        }
        var column = row[ReviewSheet.Entity].Length > 0 ? ReviewSheet.Entity : ReviewSheet.Likeliest;
        if (row[column].Length == 0)
        {
            Add(row, ReviewSheet.Entity, "an entity", "nothing, and no candidate_1_id", "name one, or 'all' to reject them all");
            return null;
        }
        return check.Entity(At(row, column), row[column]);
    }

    private NewDecision? Undo(SheetRow row, string id, int seen)
    {
        var last = earlier.FirstOrDefault(own => own.Number == seen && own.MatchId == id && own.Verdict != ReviewDecision.Undo);
        if (last is null)
            Add(
                row,
                ReviewSheet.Decided,
                $"the number of a decision about {id} to take back",
                seen == 0 ? "nothing" : Quoted.Text(row[ReviewSheet.Decided]),
                "foodcredit review show tells the decisions about a party"
            );
        return last is null or { IsUndone: true }
            ? null
            : new NewDecision(ReviewDecision.Undo, id, last.EntityId, by, row[ReviewSheet.Because], last.Number);
    }

    /// <summary>The number of the latest decision about the party that the person could know; 0: none. Null: a fault was noted.</summary>
    private int? Seen(SheetRow row)
    {
        var text = row[ReviewSheet.Decided];
        if (text.Length == 0)
            return 0;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Add(
            row,
            ReviewSheet.Decided,
            "the number that foodcredit review export wrote, or nothing",
            Quoted.Text(text),
            "export again"
        );
        return null;
    }

    /// <summary>What somebody else decided after the sheet was written is not overruled by one who could not know it.</summary>
    private void CheckMeanwhile(SheetRow row, NewDecision decision, int seen)
    {
        var meanwhile = earlier.LastOrDefault(own =>
            own.MatchId == decision.MatchId && own.Number > seen && Contradicts(own, decision)
        );
        if (meanwhile is null)
            return;
        var says = meanwhile.IsUndone ? $"{meanwhile.Verdict}, which was taken back," : meanwhile.Verdict;
        Add(
            row,
            ReviewSheet.Decision,
            "a decision that agrees with what was decided after the sheet was written",
            string.Create(
                CultureInfo.InvariantCulture,
                $"'{decision.Verdict} {decision.EntityId ?? ReviewSheet.AllEntities}', while decision {meanwhile.Number} of {meanwhile.By} says {says} {meanwhile.EntityId ?? ReviewSheet.AllEntities}: {meanwhile.Because}"
            ),
            string.Create(
                CultureInfo.InvariantCulture,
                $"empty the cell, or look at foodcredit review show {decision.MatchId}, export again and decide anew"
            )
        );
    }

    /// <summary>Somebody took back the very same, or said what cannot be true with it.</summary>
    private static bool Contradicts(ReviewDecision own, NewDecision decision)
    {
        if (own.Verdict == ReviewDecision.Undo)
            return false;
        var isSame = own.Verdict == decision.Verdict && own.EntityId == decision.EntityId;
        if (own.IsUndone || isSame)
            return own.IsUndone && isSame;
        var isOneEntity = own.EntityId is null || decision.EntityId is null || own.EntityId == decision.EntityId;
        return own.Verdict == ReviewDecision.Accept
            ? decision.Verdict == ReviewDecision.Accept || isOneEntity
            : decision.Verdict == ReviewDecision.Accept && isOneEntity;
    }

    private static Place At(SheetRow row, string column) => row.PlaceOf(column);

    private void Add(SheetRow row, string column, string expected, string found, string advice) =>
        faults.Add(At(row, column), $"in column {column} {expected}", found, advice);
}
