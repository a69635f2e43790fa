using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>A plan's tables flattened for the kernel's loops, with their inputs and outputs.</summary>
internal sealed class KernelJob
{
    public KernelJob(
        ScoringPlan plan,
        RecordTable records,
        DayTable table,
        byte[] industries,
        byte[] areas,
        int asOfDay,
        EntityRatings ratings
    )
    {
        (Plan, Records, Table, Industries, Areas, AsOfDay, Ratings) = (plan, records, table, industries, areas, asOfDay, ratings);
        Frequencies = [.. plan.Types.SelectMany(type => type.FrequencyQ16)];
        Types = new TypeTables[plan.Types.Length];
        for (int type = 0, start = 0; type < Types.Length; start += plan.Types[type++].FrequencyQ16.Length)
            Types[type] = new TypeTables(start, plan.Types[type].FrequencyQ16.Length - 1, plan.Types[type].CapMilli);
        var thresholds = plan.Policy.Thresholds;
        (YellowMilli, OrangeMilli, RedMilli) = (thresholds.YellowMilli, thresholds.OrangeMilli, thresholds.RedMilli);
        RuleTests = new RuleTests(plan);
    }

    public ScoringPlan Plan { get; }

    public RecordTable Records { get; }

    public DayTable Table { get; }

    public byte[] Industries { get; }

    public byte[] Areas { get; }

    public int AsOfDay { get; }

    public EntityRatings Ratings { get; }

    public long[] Frequencies { get; }

    public TypeTables[] Types { get; }

    public long[] IndustryMultipliers => Plan.IndustryMultipliersQ16;

    public long[] IndustryBases => Plan.IndustryBasesMilli;

    public long[] AreaMultipliers => Plan.AreaMultipliersQ16;

    public long YellowMilli { get; }

    public long OrangeMilli { get; }

    public long RedMilli { get; }

    public RuleTests RuleTests { get; }

    /// <summary>Where a type's frequencies start, the last number of records that has one of its own, and the type's cap.</summary>
    public readonly record struct TypeTables(int FrequencyStart, long FrequencyLast, long CapMilli);
}
