using FoodCredit.Scoring.Kernel;

namespace FoodCredit.Benchmarks.Kernel;

/// <summary>
/// The plainest fast code: for each entity and type a loop over its records, sorted and laid end to end, and a table of contributions by grade and
/// day; points only, no rules.
/// </summary>
internal sealed class NaiveLoop
{
    private readonly KernelCity city;
    private readonly int[] keys;
    private readonly byte[] types;
    private readonly int[] starts;
    private readonly int[] entitySegments;

    public NaiveLoop(KernelCity city)
    {
        this.city = city;
        var table = city.Records;
        keys = new int[city.RecordCount];
        types = new byte[table.Segments.Length];
        starts = new int[table.Segments.Length + 1];
        entitySegments = table.EntitySegments;
        for (var (segment, record) = (0, 0); segment < types.Length; segment++)
        {
            table.Keys(table.Segments[segment]).CopyTo(keys.AsSpan(record));
            types[segment] = table.Segments[segment].Type;
            starts[segment + 1] = record += table.Segments[segment].Length;
        }
    }

    public void Score(int threads, long[] points)
    {
        var contributions = Contributions();
        var parts = Enumerable.Range(0, threads).ToArray();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.ForEach(parts, options, part => Score(contributions, Bound(part), Bound(part + 1), points));

        int Bound(int part) => (int)((long)city.EntityCount * part / threads);
    }

    private long[] Contributions()
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

    private void Score(long[] flat, int entity, int endEntity, long[] points)
    {
        var plan = city.Plan;
        for (; entity < endEntity; entity++)
        {
            var typePoints = 0L;
            for (var segment = entitySegments[entity]; segment < entitySegments[entity + 1]; segment++)
            {
                var sum = 0L;
                for (var record = starts[segment]; record < starts[segment + 1]; record++)
                    sum += flat[keys[record]];
                typePoints += plan.Types[types[segment]].Points(sum, starts[segment + 1] - starts[segment]);
            }
            points[entity] = plan.Points(typePoints, city.Industries[entity], city.Areas[entity]);
        }
    }
}
