using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>
/// Whom records truly belong to: a CSV of <c>record_id</c>, <c>entity_id</c> (empty: nobody) and, where known, <c>corruptions</c>. Of each record a hash of its id and
/// two numbers are kept, so that millions take little room; that two ids of four million have one hash happens once in two million files.
/// </summary>
internal sealed class TruthFile
{
    private readonly EntityTable entities;
    private readonly Dictionary<ulong, (int Entity, int Corruptions)> records = [];
    private readonly Dictionary<ulong, string> strangers = [];
    private readonly List<string> corruptions = [];

    private TruthFile(EntityTable entities) => this.entities = entities;

    /// <summary>Reads the truth.</summary>
    /// <exception cref="BrokenContractException">The file cannot be read, or lacks a column.</exception>
    public static TruthFile Read(string path, EntityTable entities)
    {
        var truth = new TruthFile(entities);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in PartyRows.Read(path, ["record_id", "entity_id"], ["corruptions"]))
        {
            if (!numbers.TryGetValue(row[2], out var number))
            {
                numbers.Add(row[2], number = numbers.Count);
                truth.corruptions.Add(row[2]);
            }
            var hash = KeyList.HashOf(row[0]);
            var entity = row[1].Length == 0 ? -1 : entities.Find(row[1]);
            truth.records[hash] = (entity, number);
            truth.strangers.Remove(hash);
            if (entity < 0 && row[1].Length > 0)
                truth.strangers.Add(hash, row[1]);
        }
        return truth;
    }

    /// <summary>Whom a record belongs to; null: the file does not say.</summary>
    public TruthOfRecord? Of(string record)
    {
        var hash = KeyList.HashOf(record);
        return !records.TryGetValue(hash, out var own)
            ? null
            : new TruthOfRecord(
                own.Entity,
                own.Entity >= 0 ? entities.IdOf(own.Entity) : strangers.GetValueOrDefault(hash, ""),
                corruptions[own.Corruptions]
            );
    }
}

/// <summary>Whom a record belongs to.</summary>
/// <param name="Entity">The entity's number; -1: nobody, or one that is not registered.</param>
/// <param name="EntityId">Empty: nobody.</param>
/// <param name="Corruptions">What was done to it, joined by semicolons.</param>
internal readonly record struct TruthOfRecord(int Entity, string EntityId, string Corruptions)
{
    /// <summary>Of records about which nothing is said.</summary>
    public static readonly TruthOfRecord Nobody = new(-1, "", "");
}
