using System.Runtime.ExceptionServices;
using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Linking.Deciding;

/// <summary>Links many records on several threads, in bounded memory: each thread takes the next few records, decides, and hands over what it decided.</summary>
internal static class LinkRecords
{
    private const int BatchRecords = 1024;

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
        using var source = records.GetEnumerator();
        var reading = new Lock();
        var taking = new Lock();
        try
        {
            Parallel.ForEach(linkers, new ParallelOptions { MaxDegreeOfParallelism = threads }, DecideAll);
        }
        catch (AggregateException e)
        {
            // What the reader of the records says of its file is for whoever asked.
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
        return linkers;

        void DecideAll(Linker linker)
        {
            var batch = new List<T>(BatchRecords);
            while (true)
            {
                batch.Clear();
                lock (reading)
                {
                    while (batch.Count < BatchRecords && source.MoveNext())
                        batch.Add(source.Current);
                }
                if (batch.Count == 0)
                    return;
                foreach (var record in batch)
                {
                    var decision = linker.Decide(fieldsOf(record));
                    lock (taking)
                        take(record, decision, linker);
                }
            }
        }
    }
}
