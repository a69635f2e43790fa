using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// The rule tests of a plan, a bit each. Most are met or not by the counts of one segment, which the kernel has in hand; the few that are not
/// (any type, or no room in the table) are counted record by record, and only when all other tests of their rule are met.
/// </summary>
internal sealed class RuleTests
{
    /// <summary>Tests that have a bit; those beyond are counted record by record.</summary>
    private const int BitsMax = 62;

    private readonly ScoringPlan plan;
    private readonly ulong[] required;
    private readonly PlanTest[][] counted;

    public RuleTests(ScoringPlan plan, RecordTable records, int asOfDay, int sumBits)
    {
        this.plan = plan;
        PlanTest[] tests = [.. plan.Rules.SelectMany(rule => rule.Tests).Distinct()];
        Table = DayTable.Make(plan, records, asOfDay, tests, sumBits);
        var bits = new Dictionary<PlanTest, ulong>();
        for (var i = 0; i < Math.Min(tests.Length, BitsMax); i++)
        {
            if (Table.TestShifts[i] >= 0)
                bits.Add(tests[i], 1UL << i);
        }
        ByType =
        [
            .. Enumerable
                .Range(0, plan.Types.Length)
                .Select(type =>
                    tests
                        .Select((test, index) => (test, index))
                        .Where(entry => entry.test.TypeIndex == type && bits.ContainsKey(entry.test))
                        .Select(entry => new SegmentTest(Table.TestShifts[entry.index], entry.test.AtLeast, bits[entry.test]))
                        .ToArray()
                ),
        ];
        required = [.. plan.Rules.Select(rule => rule.Tests.Aggregate(0UL, (mask, test) => mask | bits.GetValueOrDefault(test)))];
        counted = [.. plan.Rules.Select(rule => rule.Tests.Where(test => !bits.ContainsKey(test)).ToArray())];
        AreLookedAtAlways = plan.Rules.Where((_, rule) => required[rule] == 0).Any();
    }

    /// <summary>The table whose sums answer the tests.</summary>
    public DayTable Table { get; }

    /// <summary>By type the tests that a segment's sum answers.</summary>
    public SegmentTest[][] ByType { get; }

    /// <summary>Some rule has no test with a bit, so that no bit tells that it cannot hold.</summary>
    public bool AreLookedAtAlways { get; }

    /// <summary>Bit i set: rule i holds for the entity, whose segments met these tests.</summary>
    public ulong Holding(RecordTable records, int entity, int asOfDay, ulong met)
    {
        var holding = 0UL;
        for (var rule = 0; rule < required.Length; rule++)
        {
            if (
                (met & required[rule]) == required[rule]
                && Array.TrueForAll(counted[rule], test => Reaches(test, records, entity, asOfDay))
            )
                holding |= 1UL << rule;
        }
        return holding;
    }

    private bool Reaches(PlanTest test, RecordTable records, int entity, int asOfDay)
    {
        var matching = 0;
        for (var segment = records.EntitySegments[entity]; segment < records.EntitySegments[entity + 1]; segment++)
        {
            var type = records.SegmentTypes[segment];
            var tables = plan.Types[type];
            for (var record = records.SegmentStarts[segment]; record < records.SegmentStarts[segment + 1]; record++)
            {
                var (row, day) = int.DivRem(records.GradeDays[record], records.DayCount);
                var age = asOfDay - records.FirstDay - day;
                var isRepaired = (row & 1) != 0;
                var counts = age >= 0 && age < tables.WindowDays && (!isRepaired || tables.RepairedShareQ16 > 0);
                if (counts && test.Matches(type, row >> 1 & 3, age) && ++matching == test.AtLeast)
                    return true;
            }
        }
        return false;
    }
}

/// <summary>A test that a segment's sum answers: the field at <paramref name="Shift"/> is at least <paramref name="AtLeast"/>.</summary>
internal readonly record struct SegmentTest(int Shift, long AtLeast, ulong Bit);
