using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>
/// The rules of a plan over a record table. A rule is looked at only for entities that have records of all the types it names, and its records
/// are counted only then.
/// </summary>
internal sealed class RuleTests
{
    private readonly ScoringPlan plan;
    private readonly uint[] requiredTypes;

    public RuleTests(ScoringPlan plan)
    {
        this.plan = plan;
        requiredTypes = new uint[plan.Rules.Length];
        for (var rule = 0; rule < requiredTypes.Length; rule++)
        {
            foreach (var test in plan.Rules[rule].Tests)
                requiredTypes[rule] |= test.TypeIndex < 0 ? 0 : 1u << test.TypeIndex;
        }
    }

    /// <summary>Whether an entity with counting records of these types (a bit each) may meet any rule.</summary>
    public bool MayHold(uint types)
    {
        foreach (var required in requiredTypes)
        {
            if ((types & required) == required)
                return true;
        }
        return false;
    }

    /// <summary>Bit i set: rule i holds for the entity.</summary>
    public ulong Holding(RecordTable records, int entity, int asOfDay, uint types)
    {
        var holding = 0UL;
        for (var rule = 0; rule < requiredTypes.Length; rule++)
        {
            if ((types & requiredTypes[rule]) == requiredTypes[rule] && Holds(plan.Rules[rule], records, entity, asOfDay))
                holding |= 1UL << rule;
        }
        return holding;
    }

    private bool Holds(PlanRule rule, RecordTable records, int entity, int asOfDay)
    {
        foreach (var test in rule.Tests)
        {
            if (!Reaches(test, records, entity, asOfDay))
                return false;
        }
        return true;
    }

    private bool Reaches(PlanTest test, RecordTable records, int entity, int asOfDay)
    {
        var matching = 0;
        for (var segment = records.EntitySegments[entity]; segment < records.EntitySegments[entity + 1]; segment++)
        {
            var type = records.SegmentTypes[segment];
            var (start, end) = (records.SegmentStarts[segment], records.SegmentStarts[segment + 1]);
            if (test.TypeIndex >= 0 && (test.TypeIndex != type || end - start < test.AtLeast))
                continue;
            var tables = plan.Types[type];
            for (var record = start; record < end && matching < test.AtLeast; record++)
            {
                var (grade, day) = int.DivRem(records.GradeDays[record], records.DayCount);
                var age = asOfDay - records.FirstDay - day;
                var counts = age >= 0 && age < tables.WindowDays && ((grade & 1) == 0 || tables.RepairedShareQ16 > 0);
                if (counts && test.Matches(type, grade >> 1 & 3, age))
                    matching++;
            }
        }
        return matching >= test.AtLeast;
    }
}
