using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// Scores all entities over arrays. Entities are independent, so threads divide them, and the result is the same for any number of
/// threads.
/// </summary>
public static class ScoreKernel
{
    /// <summary>Scores every entity of a table.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="records">Counting records.</param>
    /// <param name="industries">By entity its industry index.</param>
    /// <param name="areas">By entity its area index.</param>
    /// <param name="asOfDay">The day the rating speaks for.</param>
    /// <param name="threads">Threads to use; the result does not depend on it.</param>
    /// <param name="ratings">Filled, by entity.</param>
    public static void Score(
        ScoringPlan plan,
        RecordTable records,
        byte[] industries,
        byte[] areas,
        int asOfDay,
        int threads,
        EntityRatings ratings
    ) => Score(plan, records, industries, areas, asOfDay, threads, isApart: false, ratings);

    /// <summary>The same, where tests may ask for the way that only huge segments take.</summary>
    internal static void Score(
        ScoringPlan plan,
        RecordTable records,
        byte[] industries,
        byte[] areas,
        int asOfDay,
        int threads,
        bool isApart,
        EntityRatings ratings
    )
    {
        CheckInputs(plan, records, industries, areas, ratings);
        var job = new KernelJob(plan, records, industries, areas, asOfDay, isApart, ratings);
        var blocks = records.BlockRuns.Length - 1;
        var next = -1;
        var workers = new Thread[Math.Clamp(Math.Min(threads, blocks) - 1, 0, int.MaxValue)];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = new Thread(Work);
            workers[i].Start();
        }
        Work();
        foreach (var worker in workers)
            worker.Join();

        void Work()
        {
            var scorer = new KernelBlock(job);
            for (var block = Interlocked.Increment(ref next); block < blocks; block = Interlocked.Increment(ref next))
                scorer.Score(block);
        }
    }

    /// <summary>The loops that follow check nothing any more.</summary>
    private static void CheckInputs(ScoringPlan plan, RecordTable records, byte[] industries, byte[] areas, EntityRatings ratings)
    {
        var entities = records.EntityCount;
        if (records.TypeCount != plan.Types.Length)
            throw new ArgumentException($"The records are of {records.TypeCount} types, the plan of {plan.Types.Length}.");
        if (records.LongestSegment > ScoringPlan.RecordsPerEntityMax)
            throw new ArgumentException(
                $"An entity has {records.LongestSegment} records of one type; sums are safe up to {ScoringPlan.RecordsPerEntityMax}."
            );
        if (industries.Length != entities || areas.Length != entities)
            throw new ArgumentException(
                $"Expected {entities} industries and areas, found {industries.Length} and {areas.Length}."
            );
        if (Exceeds(industries, plan.IndustryBasesMilli.Length) || Exceeds(areas, plan.AreaMultipliersQ16.Length))
            throw new ArgumentException("An industry or area index is beyond the plan's tables.");
        if (ratings.PointsMilli.Length != entities)
            throw new ArgumentException($"Expected room for {entities} ratings, found {ratings.PointsMilli.Length}.");
    }

    private static bool Exceeds(byte[] indices, int length) =>
        length <= byte.MaxValue && indices.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)(length - 1));
}
