using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// A plan's weights and decay laid out by grade and event day for one as-of date, so that one load gives all a record adds: the low bits hold
/// its contribution, the bits above a one where it counts, and further fields a one for each rule test of its type that it meets. The
/// sum of a segment's entries then holds the sum of its contributions and all its counts; every field is wide enough for the longest
/// segment, so none carries into the next.
/// </summary>
internal sealed class DayTable
{
    private const int EntryBits = 63;

    private DayTable(long[] entries, int contributionBits, int countBits, int[] testShifts) =>
        (Entries, ContributionBits, CountBits, TestShifts) = (entries, contributionBits, countBits, testShifts);

    public long[] Entries { get; }

    public int ContributionBits { get; }

    public int CountBits { get; }

    /// <summary>By test where its count starts in the sum of a segment; -1 where it found no room or is about more than one type.</summary>
    public int[] TestShifts { get; }

    public static DayTable Make(ScoringPlan plan, RecordTable records, int asOfDay, ReadOnlySpan<PlanTest> tests)
    {
        var largest = (Int128)plan.Types.Max(type => type.WeightsMilli.Max()) * Math.Max(records.LongestSegment, 1);
        var contributionBits = Bits(largest);
        var countBits = Bits(records.LongestSegment);
        if (contributionBits + countBits > EntryBits)
            throw new ArgumentOutOfRangeException(
                nameof(records),
                $"A segment of {records.LongestSegment} records does not fit; an entity may have {ScoringPlan.RecordsPerEntityMax}."
            );
        var shifts = PlaceTests(plan.Types.Length, contributionBits, countBits, tests);
        var entries = new long[records.TypeCount * RecordTable.GradesPerType * records.DayCount];
        for (var type = 0; type < records.TypeCount; type++)
        {
            for (var grade = 0; grade < RecordTable.GradesPerType; grade++)
            {
                var row = entries.AsSpan((type * RecordTable.GradesPerType + grade) * records.DayCount, records.DayCount);
                Fill(row, plan.Types[type], grade, asOfDay - records.FirstDay, 1L << contributionBits);
                for (var test = 0; test < tests.Length; test++)
                {
                    if (shifts[test] > contributionBits && tests[test].TypeIndex == type)
                        Mark(row, tests[test], grade >> 1, asOfDay - records.FirstDay, 1L << shifts[test]);
                }
            }
        }
        return new DayTable(entries, contributionBits, countBits, shifts);
    }

    /// <summary>A test that any record of the type meets reads the number of records; each other one gets a field of its own while there is room.</summary>
    private static int[] PlaceTests(int typeCount, int contributionBits, int countBits, ReadOnlySpan<PlanTest> tests)
    {
        var next = new int[typeCount];
        Array.Fill(next, contributionBits + countBits);
        var shifts = new int[tests.Length];
        for (var i = 0; i < tests.Length; i++)
        {
            var test = tests[i];
            if (test.TypeIndex < 0)
                shifts[i] = -1;
            else if (test is { Severity: < 0, WithinDays: int.MaxValue })
                shifts[i] = contributionBits;
            else if (next[test.TypeIndex] + countBits > EntryBits)
                shifts[i] = -1;
            else
            {
                shifts[i] = next[test.TypeIndex];
                next[test.TypeIndex] += countBits;
            }
        }
        return shifts;
    }

    /// <summary>One grade's row: days after the as-of date, ages beyond the window and repaired records without a share stay 0.</summary>
    private static void Fill(Span<long> row, PlanType type, int grade, int firstAge, long one)
    {
        var isRepaired = (grade & 1) != 0;
        if (isRepaired && type.RepairedShareQ16 == 0)
            return;
        for (var day = 0; day < row.Length; day++)
        {
            var age = firstAge - day;
            if (age >= 0 && age < type.WindowDays)
                row[day] = one | type.Contribution(grade >> 1, age, isRepaired);
        }
    }

    /// <summary>Adds a test's one to the entries of records that count and meet it.</summary>
    private static void Mark(Span<long> row, PlanTest test, int severity, int firstAge, long one)
    {
        for (var day = 0; day < row.Length; day++)
        {
            if (row[day] != 0 && test.Matches(test.TypeIndex, severity, firstAge - day))
                row[day] |= one;
        }
    }

    private static int Bits(Int128 value) => 128 - (int)Int128.LeadingZeroCount(value);
}
