using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Naming;

namespace FoodCredit.Benchmarks.Match;

/// <summary>
/// What departments do without weights: the entity with the record's code as written, else the only entity whose name is the record's in normal form.
/// </summary>
internal static class LinkByRules
{
    /// <summary>F1 of the attachments.</summary>
    public static double F1Of(CaseFiles files)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var idOfCode = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in PartyRows.Read(files.Registry, ["id", "name", "code"], []))
        {
            var name = NormalText.Of(row[1]);
            // An empty id: several entities have the name.
            names[name] = names.ContainsKey(name) ? "" : row[0];
            if (row[2].Length > 0)
                idOfCode[row[2]] = row[0];
        }
        var truth = PartyRows
            .Read(files.Truth!, ["record_id", "entity_id"], [])
            .ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        var (right, attached) = (0L, 0L);
        foreach (var row in PartyRows.Read(files.Records, ["id", "name", "code"], []))
        {
            if (!idOfCode.TryGetValue(row[2], out var entity))
                entity = names.GetValueOrDefault(NormalText.Of(row[1]), "");
            attached += entity.Length > 0 ? 1 : 0;
            right += entity.Length > 0 && entity == truth[row[0]] ? 1 : 0;
        }
        // 2 PR / (P + R) with P = right / attached and R = right / owned.
        return 2.0 * right / Math.Max(1, attached + truth.Values.LongCount(entity => entity.Length > 0));
    }
}
