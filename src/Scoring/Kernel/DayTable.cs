using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// A plan's weights and decay laid out by grade and event day for one as-of date, so that one load gives all a record adds, in three
/// fields: its contribution, a one where it counts, and a one where some rule test matches it (a candidate). The sum of a segment's entries then
/// holds the three sums, as long as none leaves its field.
/// </summary>
internal sealed class DayTable
{
    private const int CountShift = 32;
    private const int CandidateShift = 48;

    private DayTable(ulong[] entries, int addsUpTo) => (Entries, AddsUpTo) = (entries, addsUpTo);

    /// <summary>By <see cref="RecordTable.GradeDays"/>.</summary>
    public ulong[] Entries { get; }

    /// <summary>The fields are wide enough for the sum of so many records; those of longer segments must be added up apart.</summary>
    public int AddsUpTo { get; }

    /// <summary>Makes the table of one as-of date.</summary>
    /// <param name="plan">Whose weights and decay.</param>
    /// <param name="records">Whose days.</param>
    /// <param name="asOfDay">The day.</param>
    /// <param name="rules">Whose tests name the candidates.</param>
    public static DayTable Make(ScoringPlan plan, RecordTable records, int asOfDay, RuleTests rules)
    {
        var entries = new ulong[records.TypeCount * RecordTable.GradesPerType * records.DayCount];
        for (var type = 0; type < records.TypeCount; type++)
        {
            for (var grade = 0; grade < RecordTable.GradesPerType; grade++)
            {
                var row = entries.AsSpan(records.RowStart(type, grade), records.DayCount);
                Fill(row, plan.Types[type], grade, asOfDay - records.FirstDay);
            }
        }
        rules.MarkCandidates(entries, 1UL << CandidateShift);
        var largest = plan.Types.Max(type => type.WeightsMilli.Max());
        return new DayTable(entries, (int)Math.Min(uint.MaxValue / Math.Max(largest, 1), ushort.MaxValue));
    }

    /// <summary>The sum of contributions, milli-points.</summary>
    public static uint Contributions(ulong sum) => unchecked((uint)sum);

    /// <summary>The number of counting records.</summary>
    public static ushort Count(ulong sum) => unchecked((ushort)(sum >> CountShift));

    /// <summary>The number of candidates.</summary>
    public static ushort Candidates(ulong sum) => unchecked((ushort)(sum >> CandidateShift));

    /// <summary>One grade's row: days after the as-of date, ages beyond the window and repaired records without a share stay 0.</summary>
    private static void Fill(Span<ulong> row, PlanType type, int grade, int firstAge)
    {
        var isRepaired = (grade & 1) != 0;
        if (isRepaired && type.RepairedShareQ16 == 0)
            return;
        for (var day = 0; day < row.Length; day++)
        {
            var age = firstAge - day;
            if (age >= 0 && age < type.WindowDays)
                row[day] = 1UL << CountShift | (uint)type.Contribution(grade >> 1, age, isRepaired);
        }
    }
}
