using FoodCredit.Pipeline.Running;

namespace FoodCredit.Pipeline.Linking;

/// <summary>Works through rows on several threads while they are read: each thread takes the next few, so that no more of them are in memory.</summary>
internal static class Batches
{
    private const int Rows = 1024;

    /// <summary>Works through all rows.</summary>
    /// <param name="rows">Read by one thread at a time.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="work">Gets the number of its thread, from 0, how many rows were read before, and the next rows; they are gone when it returns.</param>
    public static void Each<T>(IEnumerable<T> rows, int threads, Action<int, int, List<T>> work)
    {
        using var source = rows.GetEnumerator();
        var reading = new Lock();
        var read = 0;
        FirstFailure.Of(() => Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, WorkThrough));

        void WorkThrough(int thread)
        {
            var batch = new List<T>(Rows);
            while (true)
            {
                batch.Clear();
                int before;
                lock (reading)
                {
                    before = read;
                    while (batch.Count < Rows && source.MoveNext())
                        batch.Add(source.Current);
                    read += batch.Count;
                }
                if (batch.Count == 0)
                    return;
                work(thread, before, batch);
            }
        }
    }
}
