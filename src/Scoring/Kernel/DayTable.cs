using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// A plan's weights and decay laid out by grade and event day for one as-of date, so that one load gives a record's contribution and whether it
/// counts: the low bits hold the contribution, the bits above a one. Sums of a segment's entries hold the sum of its contributions
/// and the number of its counting records; the fields are wide enough for the longest segment, so neither carries into the other.
/// </summary>
internal sealed class DayTable
{
    private DayTable(long[] entries, int contributionBits) => (Entries, ContributionBits) = (entries, contributionBits);

    public long[] Entries { get; }

    public int ContributionBits { get; }

    public static DayTable Make(ScoringPlan plan, RecordTable records, int asOfDay)
    {
        var largest = (Int128)plan.Types.Max(type => type.WeightsMilli.Max()) * Math.Max(records.LongestSegment, 1);
        var contributionBits = Bits(largest);
        if (contributionBits + Bits(records.LongestSegment) > 63)
            throw new ArgumentOutOfRangeException(
                nameof(records),
                $"A segment of {records.LongestSegment} records does not fit; an entity may have {ScoringPlan.RecordsPerEntityMax}."
            );
        var entries = new long[records.TypeCount * RecordTable.GradesPerType * records.DayCount];
        for (var type = 0; type < records.TypeCount; type++)
        {
            for (var grade = 0; grade < RecordTable.GradesPerType; grade++)
                Fill(
                    entries.AsSpan((type * RecordTable.GradesPerType + grade) * records.DayCount, records.DayCount),
                    plan.Types[type],
                    grade,
                    asOfDay - records.FirstDay,
                    1L << contributionBits
                );
        }
        return new DayTable(entries, contributionBits);
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

    private static int Bits(Int128 value) => 128 - (int)Int128.LeadingZeroCount(value);
}
