using System.Numerics;

namespace FoodCredit.Pipeline.Linking.Blocking;

/// <summary>
/// Finds the entities that share keys with a record: each key adds the bits that its rarity gives to every entity that has it, rarest keys first, until
/// so many entities were looked at. Not safe for several threads.
/// </summary>
internal sealed class CandidateFinder
{
    /// <summary>The candidates that are compared.</summary>
    public const int CandidatesMax = 16;

    /// <summary>Entities that are looked at for one record.</summary>
    private const int LookedAtMax = 4096;

    /// <summary>Bits are added up in sixteenths.</summary>
    private const int BitParts = 16;

    private readonly EntityIndex index;
    private readonly KeyKind[][] kinds;
    private readonly ushort[] scores;
    private readonly List<int> touched = [];
    private readonly int[] best = new int[CandidatesMax];
    private int[] order = new int[64];

    public CandidateFinder(EntityIndex index, IEnumerable<IEnumerable<KeyKind>> kinds)
    {
        this.index = index;
        this.kinds = [.. kinds.Select(own => own.ToArray())];
        scores = new ushort[index.Entities];
        SkippedKeys = [.. this.kinds.Select(own => new long[own.Length])];
    }

    /// <summary>How often a key was shared by too many entities to be followed, by comparison and kind of key.</summary>
    public long[][] SkippedKeys { get; }

    /// <summary>How many records had no other keys than such.</summary>
    public long RecordsSkipped { get; private set; }

    /// <summary>Looks up the record's keys, and finds its candidates: those with the most bits first, of equals the one with the smaller number.</summary>
    public ReadOnlySpan<int> Find(KeyList keys)
    {
        LookUp(keys);
        var lookedAt = 0;
        var isSkipped = false;
        foreach (var i in RarestFirst(keys))
        {
            var (key, sharing) = (keys.Keys[i], keys.Sharing[i]);
            var kind = kinds[key.Comparison][key.Kind];
            if (sharing > kind.EntitiesMax || lookedAt > 0 && lookedAt + sharing > LookedAtMax)
            {
                SkippedKeys[key.Comparison][key.Kind] += kind.EntitiesMax > 0 ? 1 : 0;
                isSkipped |= kind.EntitiesMax > 0;
                continue;
            }
            lookedAt += sharing;
            AddBits(index.Find(key.Hash), kind.WeightPercent * BitsOf(sharing) / 100);
        }
        RecordsSkipped += lookedAt == 0 && isSkipped ? 1 : 0;
        return TakeBest();
    }

    /// <summary>Notes how many entities share each key.</summary>
    public void LookUp(KeyList keys)
    {
        foreach (var key in keys.Keys)
            index.Expect(key.Hash);
        for (var i = 0; i < keys.Keys.Length; i++)
            keys.Sharing[i] = index.Find(keys.Keys[i].Hash).Length;
    }

    /// <summary>The numbers of the keys that some entity shares.</summary>
    private ReadOnlySpan<int> RarestFirst(KeyList keys)
    {
        if (order.Length < keys.Keys.Length)
            order = new int[2 * keys.Keys.Length];
        var count = 0;
        for (var i = 0; i < keys.Keys.Length; i++)
        {
            var sharing = keys.Sharing[i];
            if (sharing == 0)
                continue;
            var place = count++;
            for (; place > 0 && keys.Sharing[order[place - 1]] > sharing; place--)
                order[place] = order[place - 1];
            order[place] = i;
        }
        return order.AsSpan(0, count);
    }

    /// <summary>log2(entities / sharing) in sixteenths, from the whole bits: enough to rank by.</summary>
    private int BitsOf(int sharing) =>
        Math.Max(1, BitParts * (RegistrySize.Bits(index.Entities) - BitOperations.Log2((uint)sharing)));

    private void AddBits(ReadOnlySpan<int> entities, int bits)
    {
        foreach (var entity in entities)
        {
            if (scores[entity] == 0)
                touched.Add(entity);
            scores[entity] = (ushort)Math.Min(scores[entity] + bits, ushort.MaxValue);
        }
    }

    private ReadOnlySpan<int> TakeBest()
    {
        var count = 0;
        foreach (var entity in touched)
        {
            if (count == CandidatesMax && !IsBefore(entity, best[count - 1]))
                continue;
            var place = count < CandidatesMax ? count++ : CandidatesMax - 1;
            for (; place > 0 && IsBefore(entity, best[place - 1]); place--)
                best[place] = best[place - 1];
            best[place] = entity;
        }
        foreach (var entity in touched)
            scores[entity] = 0;
        touched.Clear();
        return best.AsSpan(0, count);
    }

    private bool IsBefore(int entity, int other) =>
        scores[entity] != scores[other] ? scores[entity] > scores[other] : entity < other;
}
