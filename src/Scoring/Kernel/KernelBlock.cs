using System.Runtime.CompilerServices;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// One thread's loops over blocks that fit the first-level cache:
/// 1. running sums of the records' table entries: one load and one addition a record; 2. a segment's sum is the difference of two running sums,
/// however short it is; frequency and cap give its points, again as running sums, and its counts the signals of the rules; 3. an entity's
/// points are again a difference; context and thresholds; 4. the rules, for the few entities whose signals call for them. No loop has a
/// branch that depends on how many records an entity has.
/// </summary>
/// <remarks>
/// Overflow and bounds checks are off here: PolicyCompiler refuses every policy whose sums could leave 64 bits, DayTable tells when its fields could
/// carry, RecordTable makes only indices within its arrays, and the inputs' lengths and indices are checked by ScoreKernel.
/// </remarks>
internal sealed unsafe class KernelBlock(KernelJob job)
{
    /// <summary>Records of an average block: 16 KiB of running sums.</summary>
    private const int BlockRecords = 2048;

    private ulong[] recordSums = new ulong[BlockRecords + 1];
    private long[] pointSums = new long[BlockRecords + 1];
    private ulong[] signalSums = new ulong[BlockRecords + 1];

    /// <summary>Scores a range of entities.</summary>
    public void Score(int entity, int endEntity)
    {
        var records = job.Records;
        var entitiesPerBlock = (int)
            Math.Clamp((long)BlockRecords * records.EntityCount / Math.Max(records.RecordCount, 1), 1, BlockRecords);
        while (entity < endEntity)
        {
            var end = Math.Min(entity + entitiesPerBlock, endEntity);
            ScoreBlock(entity, end, records.EntitySegments[entity], records.EntitySegments[end]);
            entity = end;
        }
    }

    private void ScoreBlock(int firstEntity, int endEntity, int firstSegment, int endSegment)
    {
        var (firstRecord, endRecord) = (job.Records.SegmentStarts[firstSegment], job.Records.SegmentStarts[endSegment]);
        Reserve(endRecord - firstRecord);
        if (job.IsApart)
            SumSegmentsApart(firstSegment, endSegment);
        else
        {
            SumRecords(firstRecord, endRecord);
            SumSegments(firstSegment, endSegment);
        }
        RateByPoints(firstEntity, endEntity);
        RateByRules(firstEntity, endEntity);
    }

    /// <summary>Room for a block of so many records, which has no more segments.</summary>
    private void Reserve(int records)
    {
        if (records < recordSums.Length)
            return;
        recordSums = new ulong[records + 1];
        pointSums = new long[records + 1];
        signalSums = new ulong[records + 1];
    }

    private void SumRecords(int firstRecord, int endRecord)
    {
        unchecked
        {
            fixed (int* keys = job.Records.GradeDays)
            fixed (ulong* entries = job.Table.Entries)
            fixed (ulong* sums = recordSums)
            {
                var key = (uint*)keys + firstRecord;
                var result = sums + 1;
                var sum = 0UL;
                var left = endRecord - firstRecord;
                for (; left >= 4; left -= 4, key += 4, result += 4)
                {
                    result[0] = sum += entries[key[0]];
                    result[1] = sum += entries[key[1]];
                    result[2] = sum += entries[key[2]];
                    result[3] = sum += entries[key[3]];
                }
                for (; left > 0; left--)
                    *result++ = sum += entries[*key++];
            }
        }
    }

    private void SumSegments(int firstSegment, int endSegment)
    {
        unchecked
        {
            fixed (int* starts = job.Records.SegmentStarts)
            fixed (byte* types = job.Records.SegmentTypes)
            fixed (CountRow* rows = job.CountRows)
            fixed (ulong* sums = recordSums)
            fixed (long* points = pointSums)
            fixed (ulong* signals = signalSums)
            {
                var sumsAt = sums - starts[firstSegment];
                var pointsAt = points - firstSegment + 1;
                var signalsAt = signals - firstSegment + 1;
                var counts = (nint)job.Counts;
                var (before, pointSum, signalSum) = (0UL, 0L, 0UL);
                for (nint segment = firstSegment; segment < endSegment; segment++)
                {
                    var after = sumsAt[starts[segment + 1]];
                    var sum = after - before;
                    before = after;
                    var typeRows = rows + types[segment] * counts;
                    var row = typeRows + DayTable.Count(sum);
                    var over = ((DayTable.Contributions(sum) * row->FrequencyQ16 + 32768) >> 16) - row->CapMilli;
                    pointSum += row->CapMilli + (over & over >> 63);
                    signalSum += row->CountSignal + typeRows[DayTable.Candidates(sum)].CandidateSignal;
                    pointsAt[segment] = pointSum;
                    signalsAt[segment] = signalSum;
                }
            }
        }
    }

    /// <summary>The same where segments may be huge, in the plainest way.</summary>
    private void SumSegmentsApart(int firstSegment, int endSegment)
    {
        var (pointSum, signalSum) = (0L, 0UL);
        for (var segment = firstSegment; segment < endSegment; segment++)
        {
            var (contributions, count, candidates) = (0L, 0, 0);
            foreach (var key in job.Records.Keys(segment))
            {
                var entry = job.Table.Entries[key];
                contributions += DayTable.Contributions(entry);
                count += DayTable.Count(entry);
                candidates += DayTable.Candidates(entry);
            }
            var type = job.Records.SegmentTypes[segment];
            pointSum += job.Plan.Types[type].Points(contributions, count);
            signalSum = unchecked(signalSum + job.Rules.Signals(type, count, candidates));
            pointSums[segment - firstSegment + 1] = pointSum;
            signalSums[segment - firstSegment + 1] = signalSum;
        }
    }

    private void RateByPoints(int firstEntity, int endEntity)
    {
        var (yellow, orange, red) = job.Plan.Policy.Thresholds;
        unchecked
        {
            fixed (int* segments = job.Records.EntitySegments)
            fixed (byte* industries = job.Industries)
            fixed (byte* areas = job.Areas)
            fixed (KernelJob.IndustryTables* industryTables = job.Industry)
            fixed (long* areaMultipliers = job.Plan.AreaMultipliersQ16)
            fixed (long* points = pointSums)
            fixed (long* ratedPoints = job.Ratings.PointsMilli)
            fixed (byte* colours = job.Ratings.ThresholdColours)
            {
                var pointsAt = points - segments[firstEntity];
                var before = 0L;
                for (nint entity = firstEntity; entity < endEntity; entity++)
                {
                    var after = pointsAt[segments[entity + 1]];
                    var industry = industryTables + industries[entity];
                    var rated = ((after - before) * industry->MultiplierQ16 + 32768) >> 16;
                    before = after;
                    rated = ((rated * areaMultipliers[areas[entity]] + 32768) >> 16) + industry->BaseMilli;
                    ratedPoints[entity] = rated;
                    colours[entity] = (byte)(IsAtLeast(rated, yellow) + IsAtLeast(rated, orange) + IsAtLeast(rated, red));
                }
            }
        }
    }

    private void RateByRules(int firstEntity, int endEntity)
    {
        var length = endEntity - firstEntity;
        ReadOnlySpan<byte> byPoints = job.Ratings.ThresholdColours.AsSpan(firstEntity, length);
        byPoints.CopyTo(job.Ratings.Colours.AsSpan(firstEntity, length));
        job.Ratings.AppliedRules.AsSpan(firstEntity, length).Clear();
        unchecked
        {
            var rules = job.Rules;
            fixed (int* segments = job.Records.EntitySegments)
            fixed (ulong* signals = signalSums)
            {
                var signalsAt = signals - segments[firstEntity];
                var before = 0UL;
                for (var i = 0; i < byPoints.Length; i++)
                {
                    var after = signalsAt[segments[firstEntity + i + 1]];
                    if (rules.MayMove(after - before, byPoints[i]))
                        ApplyRules(firstEntity + i, after - before, byPoints[i]);
                    before = after;
                }
            }
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
}
