using FoodCredit.Scoring.Plans;

namespace FoodCredit.Scoring.Kernel;

/// <summary>A plan's tables flattened for the kernel's loops, with their inputs and outputs.</summary>
internal sealed class KernelJob
{
    /// <param name="plan">The plan.</param>
    /// <param name="records">Counting records.</param>
    /// <param name="industries">By entity its industry index.</param>
    /// <param name="areas">By entity its area index.</param>
    /// <param name="asOfDay">The day the rating speaks for.</param>
    /// <param name="isApart">Adds up apart every segment, also where the table's entries could be added up whole.</param>
    /// <param name="ratings">Filled, by entity.</param>
    public KernelJob(
        ScoringPlan plan,
        RecordTable records,
        byte[] industries,
        byte[] areas,
        int asOfDay,
        bool isApart,
        EntityRatings ratings
    )
    {
        (Plan, Records, Industries, Areas, Ratings) = (plan, records, industries, areas, ratings);
        Rules = new RuleTests(plan, records, asOfDay);
        Table = DayTable.Make(plan, records, asOfDay, Rules);
        LengthMax = isApart ? 0 : Math.Min(Table.AddsUpTo, records.LongestSegment);
        CountRows = MakeCountRows();
        Industry = new IndustryTables[plan.IndustryBasesMilli.Length];
        for (var industry = 0; industry < Industry.Length; industry++)
            Industry[industry] = new IndustryTables(plan.IndustryMultipliersQ16[industry], plan.IndustryBasesMilli[industry]);
    }

    public ScoringPlan Plan { get; }

    public RecordTable Records { get; }

    public byte[] Industries { get; }

    public byte[] Areas { get; }

    public EntityRatings Ratings { get; }

    public RuleTests Rules { get; }

    public DayTable Table { get; }

    /// <summary>The fields of longer segments are added up apart.</summary>
    public int LengthMax { get; }

    /// <summary>What a number of records means, by type and number; for each type 0 to <see cref="LengthMax"/>.</summary>
    public CountRow[] CountRows { get; }

    public IndustryTables[] Industry { get; }

    private CountRow[] MakeCountRows()
    {
        var counts = LengthMax + 1;
        var rows = new CountRow[Plan.Types.Length * counts];
        for (var type = 0; type < Plan.Types.Length; type++)
        {
            var (frequencies, cap) = (Plan.Types[type].FrequencyQ16, Plan.Types[type].CapMilli);
            for (var count = 0; count < counts; count++)
                rows[type * counts + count] = new CountRow(
                    frequencies[Math.Min(count, frequencies.Length - 1)],
                    cap,
                    Rules.Signals(type, count, 0),
                    Rules.Signals(type, 0, count)
                );
        }
        return rows;
    }

    public readonly record struct IndustryTables(long MultiplierQ16, long BaseMilli);
}

/// <summary>What a number of records of a type means: its frequency beside the type's cap, and the signals it gives when so many count, or are candidates.</summary>
internal readonly record struct CountRow(long FrequencyQ16, long CapMilli, ulong CountSignal, ulong CandidateSignal);
