using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Whom records truly belong to: a CSV of <c>record_id</c>, <c>entity_id</c> (empty: nobody) and, where known, <c>corruptions</c>.</summary>
internal static class TruthFile
{
    /// <summary>Reads the truth.</summary>
    /// <exception cref="BrokenContractException">The file cannot be read, or lacks a column.</exception>
    public static Dictionary<string, TruthOfRecord> Read(string path)
    {
        var truth = new Dictionary<string, TruthOfRecord>(StringComparer.Ordinal);
        foreach (var row in PartyRows.Read(path, ["record_id", "entity_id"], ["corruptions"]))
            truth[row[0]] = new TruthOfRecord(row[1], row[2]);
        return truth;
    }
}

/// <summary>Whom a record belongs to.</summary>
/// <param name="Entity">Empty: nobody.</param>
/// <param name="Corruptions">What was done to it, joined by semicolons.</param>
internal readonly record struct TruthOfRecord(string Entity, string Corruptions);
