using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Linking.Deciding;

/// <summary>Links many records on several threads, in bounded memory: each thread decides the next few records, and hands over what it decided.</summary>
internal static class LinkRecords
{
    /// <summary>Links.</summary>
    /// <param name="entities">Whom the records may belong to.</param>
    /// <param name="model">How agreements are weighed.</param>
    /// <param name="records">Read by one thread at a time.</param>
    /// <param name="fieldsOf">The fields of a record.</param>
    /// <param name="threads">How many threads decide.</param>
    /// <param name="take">Takes a record, its decision and the linker that made it; asked by one thread at a time, in no order.</param>
    /// <returns>The linkers, for what they counted.</returns>
    public static IReadOnlyList<Linker> Link<T>(
        EntityTable entities,
        LinkModel model,
        IEnumerable<T> records,
        Func<T, PartyFields> fieldsOf,
        int threads,
        Action<T, LinkDecision, Linker> take
    )
    {
        var linkers = Enumerable.Range(0, threads).Select(_ => new Linker(entities, model)).ToArray();
        var taking = new Lock();
        Batches.Each(
            records,
            threads,
            (thread, _, batch) =>
            {
                foreach (var record in batch)
                {
                    var decision = linkers[thread].Decide(fieldsOf(record));
                    lock (taking)
                        take(record, decision, linkers[thread]);
                }
            }
        );
        return linkers;
    }
}
