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
        var sorted = entities.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Id, b.Id));
        var facts = new object?[sorted.Length][];
        Parallel.For(
            0,
            (sorted.Length + Stride - 1) / Stride,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            part =>
            {
                for (var i = part * Stride; i < Math.Min(sorted.Length, (part + 1) * Stride); i++)
                    facts[i] = scheme.Prepare(sorted[i].Fields);
            }
        );
        var index = EntityIndex.Build(sorted.Length, threads, () => (entity, keys) => scheme.TakeEntityKeys(facts[entity], keys));
        return new EntityTable(scheme, [.. sorted.Select(entity => entity.Id)], facts, index);
    }

    /// <summary>The number of an id; -1: no entity has it.</summary>
    public int Find(string id) => Math.Max(-1, Array.BinarySearch(ids, id, StringComparer.Ordinal));

    public string IdOf(int entity) => ids[entity];

    public object?[] FactsOf(int entity) => facts[entity];

    private const int Stride = 1024;
}
