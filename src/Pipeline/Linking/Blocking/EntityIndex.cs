using System.Numerics;

namespace FoodCredit.Pipeline.Linking.Blocking;

/// <summary>
/// The inverted index: for each key the entities that have it, rising. Keys are spread over parts by their first bits, so that the parts are built by all
/// threads and their tables stay in the processor's cache.
/// </summary>
internal sealed class EntityIndex
{
    private const int PartBits = 6;

    /// <summary>A slot is fetched while so many others are worked on.</summary>
    private const int Ahead = 8;

    private readonly Part[] parts;

    private EntityIndex(Part[] parts, int entities) => (this.parts, Entities) = (parts, entities);

    /// <summary>How many entities it was built of.</summary>
    public int Entities { get; }

    /// <summary>Builds the index.</summary>
    /// <param name="entities">Their number.</param>
    /// <param name="threads">How many threads build.</param>
    /// <param name="newKeys">Makes what one thread needs to add the keys of an entity.</param>
    public static EntityIndex Build(int entities, int threads, Func<Action<int, KeyList>> newKeys)
    {
        var ranges = Math.Max(1, Math.Min(threads * 4, entities / 64));
        var found = new PairList[ranges][];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(0, ranges, options, range => found[range] = Collect(range, ranges, entities, newKeys()));
        var parts = new Part[1 << PartBits];
        Parallel.For(0, parts.Length, options, part => parts[part] = Part.Of([.. found.Select(lists => lists[part])]));
        return new EntityIndex(parts, entities);
    }

    /// <summary>The entities that have a key, rising.</summary>
    public ReadOnlySpan<int> Find(ulong hash) => parts[PartOf(hash)].Find(hash);

    /// <summary>Fetches the slot of a key that will soon be looked up.</summary>
    public void Expect(ulong hash) => parts[PartOf(hash)].Expect(hash);

    private static int PartOf(ulong hash) => (int)(hash >> (64 - PartBits));

    private static PairList[] Collect(int range, int ranges, int entities, Action<int, KeyList> addKeys)
    {
        var (start, end) = ((int)((long)entities * range / ranges), (int)((long)entities * (range + 1) / ranges));
        var lists = new PairList[1 << PartBits];
        for (var i = 0; i < lists.Length; i++)
            lists[i] = new PairList((end - start) / 2 + 16);
        var keys = new KeyList();
        for (var entity = start; entity < end; entity++)
        {
            keys.Clear();
            addKeys(entity, keys);
            foreach (var key in keys.Keys)
                lists[PartOf(key.Hash)].Add(key.Hash, entity);
        }
        return lists;
    }

    /// <summary>Keys and their entities, as they come.</summary>
    private sealed class PairList(int capacity)
    {
        private ulong[] hashes = new ulong[capacity];
        private int[] entities = new int[capacity];
        private int count;

        public ReadOnlySpan<ulong> Hashes => hashes.AsSpan(0, count);

        public ReadOnlySpan<int> Entities => entities.AsSpan(0, count);

        public void Add(ulong hash, int entity)
        {
            if (count == hashes.Length)
            {
                Array.Resize(ref hashes, 2 * count);
                Array.Resize(ref entities, 2 * count);
            }
            hashes[count] = hash;
            entities[count++] = entity;
        }
    }

    /// <summary>An open-addressing table from keys to their places in the entities.</summary>
    private sealed class Part
    {
        private readonly int[] entities;
        private Slot[] slots;
        private int used;

        private Part(int pairs) => (slots, entities) = (Empty(Math.Max(16, pairs / 2)), new int[pairs]);

        public static Part Of(PairList[] lists)
        {
            var part = new Part(lists.Sum(list => list.Hashes.Length));
            foreach (var list in lists)
            {
                var hashes = list.Hashes;
                for (var i = 0; i < hashes.Length; i++)
                {
                    part.Expect(hashes[Math.Min(i + Ahead, hashes.Length - 1)]);
                    part.Count(hashes[i]);
                }
            }
            var start = 0;
            foreach (ref var slot in part.slots.AsSpan())
            {
                slot.Start = start;
                start += slot.Count;
                slot.Count = 0;
            }
            foreach (var list in lists)
            {
                var hashes = list.Hashes;
                for (var i = 0; i < hashes.Length; i++)
                {
                    part.Expect(hashes[Math.Min(i + Ahead, hashes.Length - 1)]);
                    ref var slot = ref part.SlotOf(hashes[i]);
                    part.entities[slot.Start + slot.Count++] = list.Entities[i];
                }
            }
            return part;
        }

        /// <summary>
        /// At least so many free slots. Written before they are read: a fresh page that is read first is mapped twice, and the second time all
        /// processors wait.
        /// </summary>
        private static Slot[] Empty(int atLeast)
        {
            var slots = GC.AllocateUninitializedArray<Slot>((int)BitOperations.RoundUpToPowerOf2((uint)atLeast));
            slots.AsSpan().Clear();
            return slots;
        }

        /// <summary>Counts an entity of the key. Most keys are shared, so the table starts small, and grows while more than two thirds are used.</summary>
        private void Count(ulong hash)
        {
            ref var slot = ref SlotOf(hash);
            if (slot.Hash == 0)
            {
                slot.Hash = hash;
                used++;
            }
            slot.Count++;
            if (used > slots.Length / 3 * 2)
                Grow();
        }

        private void Grow()
        {
            var before = slots;
            slots = Empty(2 * before.Length);
            foreach (ref var slot in before.AsSpan())
            {
                if (slot.Hash != 0)
                    SlotOf(slot.Hash) = slot;
            }
        }

        public ReadOnlySpan<int> Find(ulong hash)
        {
            ref var slot = ref SlotOf(hash);
            return entities.AsSpan(slot.Start, slot.Hash == hash ? slot.Count : 0);
        }

        public void Expect(ulong hash) => Memory.Fetch(ref slots[(int)(hash & (ulong)(slots.Length - 1))]);

        /// <summary>The key's slot, or the free one where it would stand. No key is 0.</summary>
        private ref Slot SlotOf(ulong hash)
        {
            var mask = slots.Length - 1;
            for (var i = (int)(hash & (ulong)mask); ; i = (i + 1) & mask)
            {
                ref var slot = ref slots[i];
                if (slot.Hash == hash || slot.Hash == 0)
                    return ref slot;
            }
        }

        private struct Slot
        {
            public ulong Hash;
            public int Start;
            public int Count;
        }
    }
}
