using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Running;

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
        var sorted = Prepare(scheme, entities, threads)
            .AsParallel()
            .WithDegreeOfParallelism(threads)
            .OrderBy(entity => entity.Id, StringComparer.Ordinal)
            .ThenBy(entity => entity.Number)
            .ToArray();
        string[] ids = [.. sorted.Select(entity => entity.Id)];
        object?[][] facts = [.. sorted.Select(entity => entity.Facts)];
        var index = EntityIndex.Build(ids.Length, threads, () => (entity, keys) => scheme.TakeEntityKeys(facts[entity], keys));
        return new EntityTable(scheme, ids, facts, index);
    }

    /// <summary>Prepares what one thread at a time reads, so that no more than a few texts are in memory.</summary>
    private static List<(string Id, int Number, object?[] Facts)> Prepare(
        LinkScheme scheme,
        IEnumerable<(string Id, PartyFields Fields)> entities,
        int threads
    )
    {
        var prepared = new List<(string Id, int Number, object?[] Facts)>();
        using var source = entities.GetEnumerator();
        var reading = new Lock();
        var read = 0;
        FirstFailure.Of(() =>
            Parallel.For(
                0,
                threads,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                _ =>
                {
                    var batch = new List<(string Id, PartyFields Fields)>(Stride);
                    var own = new (string Id, int Number, object?[] Facts)[Stride];
                    while (true)
                    {
                        batch.Clear();
                        int first;
                        lock (reading)
                        {
                            first = read;
                            while (batch.Count < Stride && source.MoveNext())
                                batch.Add(source.Current);
                            read += batch.Count;
                        }
                        if (batch.Count == 0)
                            return;
                        for (var i = 0; i < batch.Count; i++)
                            own[i] = (batch[i].Id, first + i, scheme.Prepare(batch[i].Fields));
                        lock (prepared)
                            prepared.AddRange(own.AsSpan(0, batch.Count));
                    }
                }
            )
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

    private const int Stride = 1024;
}
