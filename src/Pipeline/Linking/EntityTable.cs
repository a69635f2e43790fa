using FoodCredit.Pipeline.Linking.Blocking;

namespace FoodCredit.Pipeline.Linking;

/// <summary>The entities, prepared and indexed. They are in the order of their ids, so that no result depends on the order of a file.</summary>
internal sealed class EntityTable
{
    private readonly string[] ids;
    private readonly object?[][] facts;

    private EntityTable(LinkScheme scheme, string[] ids, object?[][] facts, EntityIndex index) =>
        (Scheme, this.ids, this.facts, Index) = (scheme, ids, facts, index);

    public LinkScheme Scheme { get; }

    public EntityIndex Index { get; }

    public int Count => ids.Length;

    /// <summary>Prepares entities and builds their index.</summary>
    /// <param name="scheme">In which respects they will be compared.</param>
    /// <param name="entities">Id and fields of each; ids are unique.</param>
    /// <param name="threads">How many threads work.</param>
    public static EntityTable Build(LinkScheme scheme, IEnumerable<(string Id, PartyFields Fields)> entities, int threads)
    {
        var prepared = Prepare(scheme, entities, threads);
        var order = InOrder(prepared);
        string[] ids = [.. order.Select(place => prepared[place].Id)];
        object?[][] facts = [.. order.Select(place => prepared[place].Facts)];
        var index = EntityIndex.Build(ids.Length, threads, () => (entity, keys) => scheme.TakeEntityKeys(facts[entity], keys));
        return new EntityTable(scheme, ids, facts, index);
    }

    /// <summary>The places of entities in the order of their ids, equal ones as they were read.</summary>
    private static int[] InOrder(List<(string Id, int Number, object?[] Facts)> prepared)
    {
        var keys = new IdOrder[prepared.Count];
        var order = new int[prepared.Count];
        for (var place = 0; place < order.Length; place++)
            (keys[place], order[place]) = (new IdOrder(prepared[place].Id, prepared[place].Number), place);
        Array.Sort(keys, order);
        return order;
    }

    /// <summary>Prepares the entities while they are read.</summary>
    private static List<(string Id, int Number, object?[] Facts)> Prepare(
        LinkScheme scheme,
        IEnumerable<(string Id, PartyFields Fields)> entities,
        int threads
    )
    {
        var prepared = new List<(string Id, int Number, object?[] Facts)>();
        Batches.Each(
            entities,
            threads,
            (_, before, batch) =>
            {
                var own = batch.Select((entity, i) => (entity.Id, before + i, scheme.Prepare(entity.Fields))).ToArray();
                lock (prepared)
                    prepared.AddRange(own);
            }
        );
        return prepared;
    }

    /// <summary>The number of an id; -1: no entity has it.</summary>
    public int Find(string id) => Math.Max(-1, Array.BinarySearch(ids, id, StringComparer.Ordinal));

    public string IdOf(int entity) => ids[entity];

    public object?[] FactsOf(int entity) => facts[entity];

    /// <summary>Fetches what was prepared of entities that will soon be compared: they lie anywhere in memory, and one would be waited for after the other.</summary>
    public void Expect(ReadOnlySpan<int> entities)
    {
        foreach (var entity in entities)
            Memory.Fetch(ref facts[entity]);
        foreach (var entity in entities)
            Memory.Fetch(ref facts[entity][0]);
        foreach (var entity in entities)
        {
            foreach (var own in facts[entity])
            {
                if (own is not null)
                    Memory.FetchObject(own);
            }
        }
    }
}
