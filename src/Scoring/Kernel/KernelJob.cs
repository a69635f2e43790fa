using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>A plan's tables flattened for the kernel's loops, with their inputs and outputs.</summary>
internal sealed class KernelJob
{
    public KernelJob(
        ScoringPlan plan,
        RecordTable records,
        byte[] industries,
        byte[] areas,
        int asOfDay,
        int sumBits,
        EntityRatings ratings
    )
    {
        (Plan, Records, Industries, Areas, AsOfDay, Ratings) = (plan, records, industries, areas, asOfDay, ratings);
        Rules = new RuleTests(plan, records, asOfDay, sumBits);
        Frequencies = [.. plan.Types.SelectMany(type => type.FrequencyQ16)];
        Types = new TypeTables[plan.Types.Length];
        for (int type = 0, start = 0; type < Types.Length; start += plan.Types[type++].FrequencyQ16.Length)
            Types[type] = new TypeTables(plan.Types[type].CapMilli, plan.Types[type].FrequencyQ16.Length - 1, start);
    }

    public ScoringPlan Plan { get; }

    public RecordTable Records { get; }

    public byte[] Industries { get; }

    public byte[] Areas { get; }

    public int AsOfDay { get; }

    public EntityRatings Ratings { get; }

    public RuleTests Rules { get; }

    /// <summary>The frequencies of all types, one type after the other.</summary>
    public long[] Frequencies { get; }

    public TypeTables[] Types { get; }

    /// <summary>A type's cap, the last number of records that has a frequency of its own, and where its frequencies start.</summary>
    public readonly record struct TypeTables(long CapMilli, long FrequencyLast, long FrequencyStart);
}
