using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// A plan's weights and decay laid out by grade and event day for one as-of date, so that one load gives all a record adds: the low bits hold
/// its contribution, the bits above a one where it counts, and further fields a one for each rule test of its type that it meets. The
/// sum of a segment's entries then holds the sum of its contributions and all its counts; every field is wide enough for the longest
/// segment, so none carries into the next. Where the longest segment leaves no such room the table is wide: its fields hold one record each, and
/// the kernel adds them up apart.
/// </summary>
internal sealed class DayTable
{
    /// <summary>A sum keeps its sign bit clear, so that shifting it right brings in zeros.</summary>
    public const int SumBitsMax = 63;

    private DayTable(long[] entries, int contributionBits, int countBits, int[] testShifts, bool isWide)
    {
        (Entries, ContributionBits, CountBits) = (entries, contributionBits, countBits);
        (TestShifts, IsWide) = (testShifts, isWide);
    }

    public long[] Entries { get; }

    public int ContributionBits { get; }

    public int CountBits { get; }

    /// <summary>Entries cannot be added up whole: their fields are as wide as one record needs.</summary>
    public bool IsWide { get; }

    /// <summary>By test where its count starts in the sum of a segment; -1 where it found no room, is about more than one type, or the table is wide.</summary>
    public int[] TestShifts { get; }

    /// <summary>Makes the table of one as-of date.</summary>
    /// <param name="plan">Whose weights and decay.</param>
    /// <param name="records">Whose days and longest segment.</param>
    /// <param name="asOfDay">The day.</param>
    /// <param name="tests">The rule tests to find room for.</param>
    /// <param name="sumBits">The bits that the sum of a segment may take; at most <see cref="SumBitsMax"/>.</param>
    public static DayTable Make(
        ScoringPlan plan,
        RecordTable records,
        int asOfDay,
        ReadOnlySpan<PlanTest> tests,
        int sumBits = SumBitsMax
    )
    {
        var largest = plan.Types.Max(type => type.WeightsMilli.Max());
        var contributionBits = Bits((Int128)largest * Math.Max(records.LongestSegment, 1));
        var countBits = Bits(records.LongestSegment);
        var isWide = contributionBits + countBits > sumBits;
        if (isWide)
            (contributionBits, countBits) = (Bits(largest), 1);
        var shifts = PlaceTests(plan.Types.Length, contributionBits, countBits, tests, isWide ? 0 : sumBits);
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
        return new DayTable(entries, contributionBits, countBits, shifts, isWide);
    }

    /// <summary>A test that any record of the type meets reads the number of records; each other one gets a field of its own while there is room. None in a wide table.</summary>
    private static int[] PlaceTests(int typeCount, int contributionBits, int countBits, ReadOnlySpan<PlanTest> tests, int sumBits)
    {
        var next = new int[typeCount];
        Array.Fill(next, contributionBits + countBits);
        var shifts = new int[tests.Length];
        for (var i = 0; i < tests.Length; i++)
        {
            var test = tests[i];
            if (test.TypeIndex < 0 || sumBits == 0)
                shifts[i] = -1;
            else if (test is { Severity: < 0, WithinDays: int.MaxValue })
                shifts[i] = contributionBits;
            else if (next[test.TypeIndex] + countBits > sumBits)
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
