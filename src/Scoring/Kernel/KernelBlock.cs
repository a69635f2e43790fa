using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// One thread's loops over blocks that fit the first-level cache:
/// 1. running sums of the records' table entries: one load and one addition a record; 2. a segment's sum is the difference of two running sums,
/// however short it is; frequency and cap give its points, again as running sums, and its counts answer the rule tests; 3. an entity's
/// points are again a difference; context, thresholds, rules. No loop has a branch that depends on how many records an entity has.
/// </summary>
/// <remarks>
/// Overflow and bounds checks are off here: PolicyCompiler refuses every policy whose sums could leave 64 bits, DayTable every table whose fields
/// could carry, RecordTable makes only indices within its arrays, and the inputs' lengths and indices are checked by ScoreKernel.
/// </remarks>
internal sealed class KernelBlock(KernelJob job)
{
    /// <summary>Records of a block: three buffers of 16 KiB.</summary>
    private const int BlockRecords = 2048;

    private long[] sums = new long[BlockRecords + 1];
    private long[] typePoints = new long[BlockRecords + 1];
    private ulong[] met = new ulong[BlockRecords + 1];

    /// <summary>Scores a range of entities.</summary>
    public void Score(int entity, int endEntity)
    {
        var records = job.Records;
        while (entity < endEntity)
        {
            var start = records.SegmentStarts[records.EntitySegments[entity]];
            var end = EndOfBlock(entity, endEntity, start);
            var length = records.SegmentStarts[records.EntitySegments[end]] - start;
            Reserve(length);
            if (job.Rules.Table.IsWide)
                SumSegmentsApart(records.EntitySegments[entity], records.EntitySegments[end]);
            else
            {
                SumRecords(records.GradeDays.AsSpan(start, length));
                SumSegments(records.EntitySegments[entity], records.EntitySegments[end]);
            }
            FinishEntities(entity, end);
            entity = end;
        }
    }

    /// <summary>The first entity that no longer fits the block; at least one does, however large.</summary>
    private int EndOfBlock(int entity, int endEntity, int start)
    {
        var records = job.Records;
        var end = entity + 1;
        while (end < endEntity && records.SegmentStarts[records.EntitySegments[end + 1]] - start <= BlockRecords)
            end++;
        return end;
    }

    private void Reserve(int records)
    {
        if (records < sums.Length)
            return;
        sums = new long[records + 1];
        typePoints = new long[records + 1];
        met = new ulong[records + 1];
    }

    private void SumRecords(ReadOnlySpan<int> gradeDays)
    {
        unchecked
        {
            ref var entry = ref MemoryMarshal.GetArrayDataReference(job.Rules.Table.Entries);
            ref var key = ref MemoryMarshal.GetReference(gradeDays);
            ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
            var total = 0L;
            var i = 0;
            for (; i + 4 <= gradeDays.Length; i += 4)
            {
                var a = Unsafe.Add(ref entry, Unsafe.Add(ref key, i));
                var b = Unsafe.Add(ref entry, Unsafe.Add(ref key, i + 1)) + a;
                var c = Unsafe.Add(ref entry, Unsafe.Add(ref key, i + 2));
                var d = Unsafe.Add(ref entry, Unsafe.Add(ref key, i + 3)) + c;
                Unsafe.Add(ref sum, i + 1) = total + a;
                Unsafe.Add(ref sum, i + 2) = total + b;
                Unsafe.Add(ref sum, i + 3) = total + (b + c);
                total += b + d;
                Unsafe.Add(ref sum, i + 4) = total;
            }
            for (; i < gradeDays.Length; i++)
            {
                total += Unsafe.Add(ref entry, Unsafe.Add(ref key, i));
                Unsafe.Add(ref sum, i + 1) = total;
            }
        }
    }

    private void SumSegments(int firstSegment, int endSegment)
    {
        unchecked
        {
            var bits = job.Rules.Table.ContributionBits;
            var contributionMask = (1L << bits) - 1;
            var countMask = (1L << job.Rules.Table.CountBits) - 1;
            ref var start = ref job.Records.SegmentStarts[firstSegment];
            ref var type = ref MemoryMarshal.GetArrayDataReference(job.Records.SegmentTypes);
            type = ref Unsafe.Add(ref type, firstSegment);
            ref var types = ref MemoryMarshal.GetArrayDataReference(job.Types);
            ref var tests = ref MemoryMarshal.GetArrayDataReference(job.Rules.ByType);
            ref var frequency = ref MemoryMarshal.GetArrayDataReference(job.Frequencies);
            ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
            ref var points = ref MemoryMarshal.GetArrayDataReference(typePoints);
            ref var metSoFar = ref MemoryMarshal.GetArrayDataReference(met);
            var firstRecord = start;
            var before = 0L;
            var totalPoints = 0L;
            var totalMet = 0UL;
            for (var i = 0; i < endSegment - firstSegment; i++)
            {
                var after = Unsafe.Add(ref sum, Unsafe.Add(ref start, i + 1) - firstRecord);
                var packed = after - before;
                before = after;
                int kind = Unsafe.Add(ref type, i);
                ref var tables = ref Unsafe.Add(ref types, kind);
                var count = packed >> bits & countMask;
                var step = count < tables.FrequencyLast ? count : tables.FrequencyLast;
                var factor = Unsafe.Add(ref frequency, (nint)(tables.FrequencyStart + step));
                var scaled = ((packed & contributionMask) * factor + 32768) >> 16;
                totalPoints += scaled < tables.CapMilli ? scaled : tables.CapMilli;
                foreach (var test in Unsafe.Add(ref tests, kind))
                    totalMet += (packed >> test.Shift & countMask) >= test.AtLeast ? test.Bit : 0;
                Unsafe.Add(ref points, i + 1) = totalPoints;
                Unsafe.Add(ref metSoFar, i + 1) = totalMet;
            }
        }
    }

    /// <summary>
    /// The same for a wide table, in the plainest way: huge segments are rare, and then their own loops cost little. Rule tests are counted record by
    /// record later.
    /// </summary>
    private void SumSegmentsApart(int firstSegment, int endSegment)
    {
        var records = job.Records;
        var table = job.Rules.Table;
        var contributionMask = (1L << table.ContributionBits) - 1;
        for (var segment = firstSegment; segment < endSegment; segment++)
        {
            var (contributions, count) = (0L, 0);
            for (var record = records.SegmentStarts[segment]; record < records.SegmentStarts[segment + 1]; record++)
            {
                var entry = table.Entries[records.GradeDays[record]];
                contributions += entry & contributionMask;
                count += (int)(entry >> table.ContributionBits);
            }
            var place = segment - firstSegment;
            typePoints[place + 1] =
                typePoints[place] + job.Plan.Types[records.SegmentTypes[segment]].Points(contributions, count);
            met[place + 1] = 0;
        }
    }

    private void FinishEntities(int firstEntity, int endEntity)
    {
        unchecked
        {
            var plan = job.Plan;
            var (yellow, orange, red) = plan.Policy.Thresholds;
            var segments = job.Records.EntitySegments.AsSpan(firstEntity, endEntity - firstEntity + 1);
            var industries = job.Industries.AsSpan(firstEntity, endEntity - firstEntity);
            var areas = job.Areas.AsSpan(firstEntity, endEntity - firstEntity);
            var pointsOut = job.Ratings.PointsMilli.AsSpan(firstEntity, endEntity - firstEntity);
            var byPointsOut = job.Ratings.ThresholdColours.AsSpan(firstEntity, endEntity - firstEntity);
            var coloursOut = job.Ratings.Colours.AsSpan(firstEntity, endEntity - firstEntity);
            var rulesOut = job.Ratings.AppliedRules.AsSpan(firstEntity, endEntity - firstEntity);
            var industryMultipliers = plan.IndustryMultipliersQ16;
            var industryBases = plan.IndustryBasesMilli;
            var areaMultipliers = plan.AreaMultipliersQ16;
            var always = job.Rules.AreLookedAtAlways;
            var firstSegment = segments[0];
            for (var i = 0; i < industries.Length; i++)
            {
                var (before, after) = (segments[i] - firstSegment, segments[i + 1] - firstSegment);
                int industry = industries[i];
                var points = typePoints[after] - typePoints[before];
                points = (points * industryMultipliers[industry] + 32768) >> 16;
                points = ((points * areaMultipliers[areas[i]] + 32768) >> 16) + industryBases[industry];
                var colour = (byte)((points >= yellow ? 1 : 0) + (points >= orange ? 1 : 0) + (points >= red ? 1 : 0));
                pointsOut[i] = points;
                byPointsOut[i] = colour;
                coloursOut[i] = colour;
                rulesOut[i] = 0;
                var bits = met[after] - met[before];
                if ((bits != 0 || always) && before != after)
                    ApplyRules(firstEntity + i, (Colour)colour, bits);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ApplyRules(int entity, Colour byPoints, ulong bits)
    {
        var holding = job.Rules.Holding(job.Records, entity, job.AsOfDay, bits);
        var (colour, applied) = ColourRules.Apply(job.Plan.Rules, byPoints, holding);
        job.Ratings.Colours[entity] = (byte)colour;
        job.Ratings.AppliedRules[entity] = applied;
    }
}
