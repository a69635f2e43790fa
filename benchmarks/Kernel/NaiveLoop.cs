using FoodCredit.Scoring.Kernel;

namespace FoodCredit.Benchmarks.Kernel;

/// <summary>The plainest fast code: for each entity and type a loop over its sorted records and a decay table, points only, no rules.</summary>
internal static class NaiveLoop
{
    public static void Score(KernelCity city, int threads, long[] points)
    {
        var contributions = Contributions(city);
        var parts = Enumerable.Range(0, threads).ToArray();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.ForEach(parts, options, part => Score(city, contributions, Bound(part), Bound(part + 1), points));

        int Bound(int part) => (int)((long)city.EntityCount * part / threads);
    }

    private static long[] Contributions(KernelCity city)
    {
        var plan = city.Plan;
        var records = city.Records;
        var contributions = new long[records.TypeCount * RecordTable.GradesPerType, records.DayCount];
        for (var grade = 0; grade < contributions.GetLength(0); grade++)
        {
            for (var day = 0; day < records.DayCount; day++)
            {
                var age = KernelCity.AsOfDay - records.FirstDay - day;
                if (age >= 0 && age < plan.Types[grade >> 3].WindowDays)
                    contributions[grade, day] = plan.Types[grade >> 3].Contribution(grade >> 1 & 3, age, false);
            }
        }
        var flat = new long[contributions.Length];
        Buffer.BlockCopy(contributions, 0, flat, 0, flat.Length * sizeof(long));
        return flat;
    }

    private static void Score(KernelCity city, long[] flat, int entity, int endEntity, long[] points)
    {
        var plan = city.Plan;
        var records = city.Records;
        for (; entity < endEntity; entity++)
        {
            var typePoints = 0L;
            for (var segment = records.EntitySegments[entity]; segment < records.EntitySegments[entity + 1]; segment++)
            {
                var sum = 0L;
                var (start, end) = (records.SegmentStarts[segment], records.SegmentStarts[segment + 1]);
                for (var record = start; record < end; record++)
                    sum += flat[records.GradeDays[record]];
                typePoints += plan.Types[records.SegmentTypes[segment]].Points(sum, end - start);
            }
            points[entity] = plan.Points(typePoints, city.Industries[entity], city.Areas[entity]);
        }
    }
}
