using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// Who tells what, when. The plan of any record follows from its source and number alone, so every dump can be written by itself.
/// </summary>
internal sealed class CityPlan
{
    /// <summary>How many deliveries at most lie between a record and what is told of it later.</summary>
    public const int LagMax = 3;

    private const string EchoSource = "xyb_penalty";
    private const int LatePerTenThousand = 800;
    private const int ChangedPerTenThousand = 3000;
    private const int RepeatedPerTenThousand = 600;
    private const int EchoPerTenThousand = 3500;
    private const int EchoFirstPerTenThousand = 1500;
    private const int AmendedDaysMax = 400;

    private readonly HashSet<long> repeated;
    private readonly (SourcePlan Amendments, int Chance)[][] amendments;

    public CityPlan(Workspace workspace, SampleOptions options, RealRegister real)
    {
        (Options, Real) = (options, real);
        repeated = [.. real.Repeated.Select(r => (long)r.Business)];
        var contracts = workspace.Contracts.Values.ToArray();
        var facts = Share(contracts, options.Records);
        Sources = [.. contracts.Select((contract, i) => new SourcePlan(contract, i, facts[i], options.AsOf))];
        Echo = Sources.Single(s => s.Contract.Id == EchoSource);
        var registry = Sources.Single(s => s.Contract.Id == "scjg_registration");
        var count = real.Businesses.IsEmpty ? options.Entities : real.Businesses.Length;
        Businesses = new Businesses(
            options.Seed,
            count,
            workspace.CodeTables[WellKnownTables.Grids],
            registry.Days[0],
            registry.Days[^1],
            real
        );
        Popularity = new Popularity(Businesses, options.Seed);
        Risk = options.HasHiddenRisk ? new HiddenRisk(options.Seed, Businesses) : null;
        amendments = [.. Sources.Select(AmendmentsOf)];
    }

    public SampleOptions Options { get; }

    public RealRegister Real { get; }

    /// <summary>By id, in ordinal order.</summary>
    public SourcePlan[] Sources { get; }

    /// <summary>The credit office, which tells other departments' penalties once more.</summary>
    public SourcePlan Echo { get; }

    public Businesses Businesses { get; }

    public Popularity Popularity { get; }

    /// <summary>Null: records follow each other by chance alone.</summary>
    public HiddenRisk? Risk { get; }

    /// <summary>The real register has the business's code on several rows.</summary>
    public bool IsRepeated(long business) => repeated.Contains(business);

    /// <summary>Other departments' records of this source come again from the credit office.</summary>
    public bool HasEcho(SourcePlan source) =>
        source.Contract is { Feeds: DatasetKind.Records, RecordType: "penalty" } && source != Echo;

    /// <summary>What is told when of record <paramref name="fact"/>, first told with <paramref name="delivery"/>.</summary>
    public FactPlan Plan(SourcePlan source, int delivery, long fact)
    {
        var draws = Draws.Of(Options.Seed, (ulong)DrawStream.Fact + (ulong)source.Ordinal, (ulong)fact);
        var day = source.EventDay(delivery, fact);
        // List entries are known by party and date, which must stay apart; everything else may be reported late.
        if (source.HasDocument && draws.Chance(LatePerTenThousand))
            day -= draws.Below(60);
        var told = source.Days[delivery];
        var lag = 1 + draws.Below(LagMax);
        var later = delivery + lag < source.Days.Length ? delivery + lag : -1;
        var way = draws.Below(10_000);
        var span = later < 0 ? 1 : source.Days[later] - told;
        var changedDay = told + 1 + draws.Below(span);
        var isChanged = (source.Ends || source.Reviews) && way < ChangedPerTenThousand;
        var isRepeated = !source.IsFull && way >= ChangedPerTenThousand && way < ChangedPerTenThousand + RepeatedPerTenThousand;
        var isTwice = draws.Chance(2000);
        var (echo, isFirst, repairDay) = PlanEcho(source, delivery, day, isChanged, ref draws);
        var (amends, amendedDelivery, amendedDay) = PlanAmendment(source, told, repairDay > 0, ref draws);
        return new FactPlan(
            told,
            day,
            isChanged ? later : -1,
            changedDay,
            isRepeated ? later : -1,
            isRepeated && isTwice && later + 1 < source.Days.Length,
            echo,
            isFirst,
            repairDay,
            amends,
            amendedDelivery,
            amendedDay,
            amends is not null && draws.Chance(700) && amendedDelivery + 1 < amends.Days.Length
        );
    }

    private (int Delivery, bool IsFirst, int RepairDay) PlanEcho(
        SourcePlan source,
        int delivery,
        int eventDay,
        bool isChanged,
        ref Draws draws
    )
    {
        if (!HasEcho(source) || !draws.Chance(EchoPerTenThousand))
            return (-1, false, 0);
        var told = source.Days[delivery];
        var wantsFirst = draws.Chance(EchoFirstPerTenThousand);
        var knowsRepair = draws.Chance(500);
        var next = Echo.DeliveryFrom(told + 1);
        var before = next < 0 ? Echo.Days.Length - 1 : next - 1;
        if (before >= 0 && Echo.Days[before] == told)
            before--;
        if (wantsFirst && !isChanged && before >= 0 && Echo.Days[before] >= eventDay)
            return (before, true, 0);
        var late = next < 0 ? -1 : next + draws.Below(2);
        if (late < 0 || late >= Echo.Days.Length)
            return (-1, false, 0);
        return (late, false, knowsRepair ? told + 1 + draws.Below(Echo.Days[late] - told) : 0);
    }

    private (SourcePlan? Source, int Delivery, int Day) PlanAmendment(
        SourcePlan source,
        int told,
        bool isRepaired,
        ref Draws draws
    )
    {
        var way = draws.Below(10_000);
        var day = told + 1 + draws.Below(AmendedDaysMax);
        if (isRepaired)
            return (null, -1, 0);
        foreach (var (amends, chance) in amendments[source.Ordinal])
        {
            way -= chance;
            if (way < 0)
                return amends.DeliveryFrom(day) is >= 0 and var delivery ? (amends, delivery, day) : (null, -1, 0);
        }
        return (null, -1, 0);
    }

    private (SourcePlan, int)[] AmendmentsOf(SourcePlan records) =>
        records.Contract.Feeds != DatasetKind.Records
            ? []
            :
            [
                .. Sources
                    .Where(s =>
                        s.Contract.Feeds == DatasetKind.Amendments && s.Contract.RecordType == records.Contract.RecordType
                    )
                    .Select(s => (s, SourceProfile.AmendedPerTenThousand(s.Contract.Id, records.Contract.Id)))
                    .Where(s => s.Item2 > 0),
            ];

    /// <summary>Divides the records among the sources by weight; what rounding leaves goes to the first of them.</summary>
    private static long[] Share(SourceContract[] contracts, long records)
    {
        var weights = contracts.Select(c => SourceProfile.All.GetValueOrDefault(c.Id)?.Weight ?? 0).ToArray();
        long sum = weights.Sum();
        var shares = weights.Select(w => records * w / sum).ToArray();
        shares[Array.FindIndex(weights, w => w > 0)] += records - shares.Sum();
        return shares;
    }
}
