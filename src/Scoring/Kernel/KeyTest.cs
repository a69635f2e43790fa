using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// A rule's test over the keys of a record table for one as-of date. Keys of one grade lie together and rise with the day, so "grave, within
/// 365 days" is one range of keys.
/// </summary>
internal sealed class KeyTest
{
    private readonly KeyRange[] ranges;

    public KeyTest(ScoringPlan plan, PlanTest test, RecordTable records, int asOfDay)
    {
        Test = test;
        IsOfAnyRecord = test.TypeIndex >= 0 && test.Severity < 0 && test.WithinDays >= plan.Types[test.TypeIndex].WindowDays;
        ranges =
        [
            .. Enumerable
                .Range(0, plan.Types.Length)
                .Where(type => test.TypeIndex < 0 || test.TypeIndex == type)
                .SelectMany(type => Ranges(plan.Types[type], type, test, records, asOfDay)),
        ];
    }

    public PlanTest Test { get; }

    /// <summary>-1: any type.</summary>
    public int TypeIndex => Test.TypeIndex;

    /// <summary>Every counting record of the type matches.</summary>
    public bool IsOfAnyRecord { get; }

    /// <summary>Marks the entries of the records that match.</summary>
    public void Mark(ulong[] entries, ulong candidate)
    {
        foreach (var range in ranges)
        {
            foreach (ref var entry in entries.AsSpan((int)range.Low, (int)range.Width))
                entry |= candidate;
        }
    }

    /// <summary>Whether enough records of the entity match.</summary>
    public bool Holds(RecordTable records, int entity)
    {
        var matching = 0;
        foreach (var segment in records.SegmentsOf(entity))
        {
            if (TypeIndex < 0 || segment.Type == TypeIndex)
                matching += Matching(records.Keys(segment));
        }
        return matching >= Test.AtLeast;
    }

    private int Matching(ReadOnlySpan<int> keys)
    {
        var matching = 0;
        foreach (var range in ranges)
        {
            foreach (var key in keys)
                matching += range.Contains(key) ? 1 : 0;
        }
        return matching;
    }

    private static IEnumerable<KeyRange> Ranges(PlanType type, int index, PlanTest test, RecordTable records, int asOfDay)
    {
        var last = Math.Min(asOfDay - records.FirstDay, records.DayCount - 1);
        var first = Math.Max(asOfDay - Math.Min(type.WindowDays, test.WithinDays) + 1 - records.FirstDay, 0);
        for (var grade = 0; grade < RecordTable.GradesPerType && first <= last; grade++)
        {
            var counts = (grade & 1) == 0 || type.RepairedShareQ16 > 0;
            if (counts && (test.Severity < 0 || test.Severity == grade >> 1))
                yield return new KeyRange((uint)(records.RowStart(index, grade) + first), (uint)(last - first + 1));
        }
    }

    private readonly record struct KeyRange(uint Low, uint Width)
    {
        public bool Contains(int key) => unchecked((uint)key - Low < Width);
    }
}
