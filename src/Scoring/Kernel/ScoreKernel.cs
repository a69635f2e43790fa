using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// Scores all entities over arrays, in blocks that fit the first-level cache:
/// 1. running sums of the block's table entries, one load and one addition a record, without a branch; 2. a segment's sum is a
/// difference of two running sums, however short it is; 3. frequency and cap by segment, context, thresholds and rules by entity.
/// Entities are independent, so threads divide them and the result is the same for any number.
/// </summary>
public static class ScoreKernel
{
    /// <summary>Records of a block: 32 KiB of running sums.</summary>
    private const int BlockRecords = 4096;

    /// <summary>Entities a thread takes at a time: enough that taking costs nothing, few enough that threads end together.</summary>
    private const int EntitiesPerTake = 8192;

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
    )
    {
        if (industries.Length != records.EntityCount || areas.Length != records.EntityCount)
            throw new ArgumentException(
                $"Expected {records.EntityCount} industries and areas, found {industries.Length} and {areas.Length}."
            );
        var job = new KernelJob(plan, records, DayTable.Make(plan, records, asOfDay), industries, areas, asOfDay, ratings);
        var takes = (records.EntityCount + EntitiesPerTake - 1) / EntitiesPerTake;
        if (threads <= 1 || takes <= 1)
        {
            ScoreRange(job, 0, records.EntityCount);
            return;
        }
        var next = -1;
        var workers = new Thread[Math.Min(threads, takes) - 1];
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
            for (var take = Interlocked.Increment(ref next); take < takes; take = Interlocked.Increment(ref next))
                ScoreRange(job, take * EntitiesPerTake, Math.Min((take + 1) * EntitiesPerTake, records.EntityCount));
        }
    }

    // Overflow checks are off in the loops below: PolicyCompiler refuses every policy whose sums could leave 64 bits, and DayTable every table
    // whose fields could carry.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScoreRange(KernelJob job, int firstEntity, int endEntity)
    {
        unchecked
        {
            var sums = new long[BlockRecords + 1];
            var records = job.Records;
            var entity = firstEntity;
            while (entity < endEntity)
            {
                var start = records.SegmentStarts[records.EntitySegments[entity]];
                var end = EndOfBlock(records, entity, endEntity, start);
                var blockEnd = records.SegmentStarts[records.EntitySegments[end]];
                if (blockEnd - start > BlockRecords && sums.Length <= blockEnd - start)
                    sums = new long[blockEnd - start + 1];
                RunningSums(records.GradeDays.AsSpan(start, blockEnd - start), job.Table.Entries, sums);
                ScoreBlock(job, entity, end, start, sums);
                entity = end;
            }
        }
    }

    /// <summary>The first entity that no longer fits the block; at least one does, however large.</summary>
    private static int EndOfBlock(RecordTable records, int entity, int endEntity, int start)
    {
        var end = entity + 1;
        while (end < endEntity && records.SegmentStarts[records.EntitySegments[end + 1]] - start <= BlockRecords)
            end++;
        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RunningSums(ReadOnlySpan<int> gradeDays, long[] table, long[] sums)
    {
        unchecked
        {
            ref var entry = ref MemoryMarshal.GetArrayDataReference(table);
            ref var key = ref MemoryMarshal.GetReference(gradeDays);
            ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
            var total = 0L;
            sum = 0;
            var i = 0;
            for (; i + 4 <= gradeDays.Length; i += 4)
            {
                var a = Unsafe.Add(ref entry, Unsafe.Add(ref key, i));
                var b = Unsafe.Add(ref entry, Unsafe.Add(ref key, i + 1));
                var c = Unsafe.Add(ref entry, Unsafe.Add(ref key, i + 2));
                var d = Unsafe.Add(ref entry, Unsafe.Add(ref key, i + 3));
                var ab = a + b;
                Unsafe.Add(ref sum, i + 1) = total + a;
                Unsafe.Add(ref sum, i + 2) = total + ab;
                Unsafe.Add(ref sum, i + 3) = total + (ab + c);
                total += ab + (c + d);
                Unsafe.Add(ref sum, i + 4) = total;
            }
            for (; i < gradeDays.Length; i++)
            {
                total += Unsafe.Add(ref entry, Unsafe.Add(ref key, i));
                Unsafe.Add(ref sum, i + 1) = total;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScoreBlock(KernelJob job, int firstEntity, int endEntity, int firstRecord, long[] sums)
    {
        unchecked
        {
            var records = job.Records;
            var bits = job.Table.ContributionBits;
            var mask = (1L << bits) - 1;
            var segment = records.EntitySegments[firstEntity];
            var before = sums[records.SegmentStarts[segment] - firstRecord];
            for (var entity = firstEntity; entity < endEntity; entity++)
            {
                var end = records.EntitySegments[entity + 1];
                var types = 0u;
                var typePoints = 0L;
                for (; segment < end; segment++)
                {
                    var sum = sums[records.SegmentStarts[segment + 1] - firstRecord];
                    var packed = sum - before;
                    before = sum;
                    var type = records.SegmentTypes[segment];
                    ref var tables = ref job.Types[type];
                    var count = packed >> bits;
                    var frequency = job.Frequencies[tables.FrequencyStart + (int)Math.Min(count, tables.FrequencyLast)];
                    typePoints += Math.Min(tables.CapMilli, ((packed & mask) * frequency + 32768) >> 16);
                    types |= count > 0 ? 1u << type : 0;
                }
                Finish(job, entity, typePoints, types);
            }
        }
    }

    private static void Finish(KernelJob job, int entity, long typePoints, uint types)
    {
        unchecked
        {
            var industry = job.Industries[entity];
            var points = (typePoints * job.IndustryMultipliers[industry] + 32768) >> 16;
            points = ((points * job.AreaMultipliers[job.Areas[entity]] + 32768) >> 16) + job.IndustryBases[industry];
            var colour =
                (points >= job.YellowMilli ? 1 : 0) + (points >= job.OrangeMilli ? 1 : 0) + (points >= job.RedMilli ? 1 : 0);
            job.Ratings.PointsMilli[entity] = points;
            job.Ratings.ThresholdColours[entity] = (byte)colour;
            job.Ratings.Colours[entity] = (byte)colour;
            job.Ratings.AppliedRules[entity] = 0;
            if (types != 0 && job.RuleTests.MayHold(types))
                ApplyRules(job, entity, (Colour)colour, types);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ApplyRules(KernelJob job, int entity, Colour byPoints, uint types)
    {
        var holding = job.RuleTests.Holding(job.Records, entity, job.AsOfDay, types);
        var (colour, applied) = ColourRules.Apply(job.Plan.Rules, byPoints, holding);
        job.Ratings.Colours[entity] = (byte)colour;
        job.Ratings.AppliedRules[entity] = applied;
    }
}
