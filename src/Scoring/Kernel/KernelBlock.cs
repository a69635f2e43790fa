using System.Runtime.CompilerServices;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// One thread's loops over a block of entities: 1. run by run, the sum of each segment's table entries gives its contributions and counts, frequency
/// and cap its points, which are added to its entity's, with the signals of the rules; 2. context and thresholds; 3. the rules, for the few
/// entities whose signals call for them.
/// </summary>
/// <remarks>
/// Overflow and bounds checks are off here: PolicyCompiler refuses every policy whose sums could leave 64 bits, DayTable tells up to which length its
/// fields cannot carry, RecordTable makes only indices within its arrays, and the inputs' lengths and indices are checked by ScoreKernel.
/// </remarks>
internal sealed unsafe class KernelBlock(KernelJob job)
{
    private readonly EntitySums[] sums = new EntitySums[RecordTable.BlockEntities];

    /// <summary>Scores the entities of a block.</summary>
    public void Score(int block)
    {
        var records = job.Records;
        sums.AsSpan().Clear();
        foreach (var run in records.Runs.AsSpan(records.BlockRuns[block]..records.BlockRuns[block + 1]))
        {
            if (run.Length <= job.LengthMax)
                SumRun(run);
            else
                SumRunApart(run);
        }
        var firstEntity = block * RecordTable.BlockEntities;
        var entities = Math.Min(RecordTable.BlockEntities, records.EntityCount - firstEntity);
        RateByPoints(firstEntity, entities);
        RateByRules(firstEntity, entities);
    }

    /// <summary>Four segments at a time: four sums that do not wait for each other, and one loop's end for all of them.</summary>
    private void SumRun(SegmentRun run)
    {
        unchecked
        {
            fixed (int* allKeys = job.Records.GradeDays)
            fixed (ushort* allPlaces = job.Records.SegmentPlaces)
            fixed (CountRow* allRows = job.CountRows)
            fixed (ulong* entries = job.Table.Entries)
            fixed (EntitySums* entitySums = sums)
            {
                var rows = allRows + run.Type * (nint)(job.LengthMax + 1);
                var places = allPlaces + run.FirstSegment;
                var keys = (uint*)allKeys + run.FirstRecord;
                var length = (nint)run.Length;
                var left = run.SegmentCount;
                for (; left >= 4; left -= 4, places += 4)
                {
                    var (a, b, c, d) = (0UL, 0UL, 0UL, 0UL);
                    for (var end = keys + length; keys < end; keys++)
                    {
                        a += entries[keys[0]];
                        b += entries[keys[length]];
                        c += entries[keys[2 * length]];
                        d += entries[keys[3 * length]];
                    }
                    keys += 3 * length;
                    Settle(a, rows, entitySums + places[0]);
                    Settle(b, rows, entitySums + places[1]);
                    Settle(c, rows, entitySums + places[2]);
                    Settle(d, rows, entitySums + places[3]);
                }
                for (; left > 0; left--, places++)
                {
                    var sum = 0UL;
                    for (var end = keys + length; keys < end; keys++)
                        sum += entries[*keys];
                    Settle(sum, rows, entitySums + *places);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Settle(ulong sum, CountRow* rows, EntitySums* entity)
    {
        unchecked
        {
            var row = rows + DayTable.Count(sum);
            var over = ((DayTable.Contributions(sum) * row->FrequencyQ16 + 32768) >> 16) - row->CapMilli;
            entity->PointsMilli += row->CapMilli + (over & over >> 63);
            entity->Signals += row->CountSignal + rows[DayTable.Candidates(sum)].CandidateSignal;
        }
    }

    /// <summary>The same where segments may be huge, in the plainest way.</summary>
    private void SumRunApart(SegmentRun run)
    {
        for (var i = 0; i < run.SegmentCount; i++)
        {
            var (contributions, count, candidates) = (0L, 0, 0);
            foreach (var key in job.Records.GradeDays.AsSpan(run.FirstRecord + i * run.Length, run.Length))
            {
                var entry = job.Table.Entries[key];
                contributions += DayTable.Contributions(entry);
                count += DayTable.Count(entry);
                candidates += DayTable.Candidates(entry);
            }
            ref var entity = ref sums[job.Records.SegmentPlaces[run.FirstSegment + i]];
            entity.PointsMilli += job.Plan.Types[run.Type].Points(contributions, count);
            entity.Signals += job.Rules.Signals(run.Type, count, candidates);
        }
    }

    private void RateByPoints(int firstEntity, int entities)
    {
        var (yellow, orange, red) = job.Plan.Policy.Thresholds;
        unchecked
        {
            fixed (byte* industries = &job.Industries[firstEntity])
            fixed (byte* areas = &job.Areas[firstEntity])
            fixed (KernelJob.IndustryTables* industryTables = job.Industry)
            fixed (long* areaMultipliers = job.Plan.AreaMultipliersQ16)
            fixed (EntitySums* entitySums = sums)
            fixed (long* ratedPoints = &job.Ratings.PointsMilli[firstEntity])
            fixed (byte* colours = &job.Ratings.ThresholdColours[firstEntity])
            {
                for (nint entity = 0; entity < entities; entity++)
                {
                    var industry = industryTables + industries[entity];
                    var rated = (entitySums[entity].PointsMilli * industry->MultiplierQ16 + 32768) >> 16;
                    rated = ((rated * areaMultipliers[areas[entity]] + 32768) >> 16) + industry->BaseMilli;
                    ratedPoints[entity] = rated;
                    colours[entity] = (byte)(IsAtLeast(rated, yellow) + IsAtLeast(rated, orange) + IsAtLeast(rated, red));
                }
            }
        }
    }

    private void RateByRules(int firstEntity, int entities)
    {
        ReadOnlySpan<byte> byPoints = job.Ratings.ThresholdColours.AsSpan(firstEntity, entities);
        byPoints.CopyTo(job.Ratings.Colours.AsSpan(firstEntity));
        job.Ratings.AppliedRules.AsSpan(firstEntity, entities).Clear();
        for (var i = 0; i < byPoints.Length; i++)
        {
            if (job.Rules.MayMove(sums[i].Signals, byPoints[i]))
                ApplyRules(firstEntity + i, sums[i].Signals, byPoints[i]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ApplyRules(int entity, ulong signals, int byPoints)
    {
        var holding = job.Rules.Holding(job.Records, entity, signals, byPoints);
        var (colour, applied) = ColourRules.Apply(job.Plan.Rules, (Colour)byPoints, holding);
        job.Ratings.Colours[entity] = (byte)colour;
        job.Ratings.AppliedRules[entity] = applied;
    }

    /// <summary>1 when a value has reached a bound, else 0; neither negative.</summary>
    private static ulong IsAtLeast(long value, long bound) => unchecked((ulong)(bound - 1 - value) >> 63);

    private struct EntitySums
    {
        public long PointsMilli;
        public ulong Signals;
    }
}
