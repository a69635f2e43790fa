using FoodCredit.Scoring.Kernel;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Benchmarks.Kernel;

/// <summary>
/// A city of counting records for the kernel: 16 million of 500,000 entities at scale 1, five types, most records recent, few severe, and
/// entities as uneven as real ones (a tenth of them has half of the records).
/// </summary>
internal sealed class KernelCity
{
    public const int AsOfDay = 18_992; // 2021-12-31
    private const int EntitiesAtScaleOne = 500_000;
    private const int RecordsAtScaleOne = 16_000_000;
    private const int WindowDays = 1095;

    public KernelCity(double scale)
    {
        EntityCount = Math.Max(1, (int)(EntitiesAtScaleOne * scale));
        RecordCount = (int)(RecordsAtScaleOne * scale);
        Plan = PolicyCompiler.Compile(MakePolicy()).Plan!;
        (Entities, Days) = (new int[RecordCount], new int[RecordCount]);
        (Types, Severities, Repaired) = (new byte[RecordCount], new byte[RecordCount], new byte[RecordCount]);
        (Industries, Areas) = (new byte[EntityCount], new byte[EntityCount]);
        var chance = new Random(20211231);
        for (var i = 0; i < EntityCount; i++)
            (Industries[i], Areas[i]) = (
                (byte)chance.Next(Plan.IndustryBasesMilli.Length),
                (byte)chance.Next(Plan.AreaMultipliersQ16.Length)
            );
        for (var i = 0; i < RecordCount; i++)
        {
            Entities[i] =
                chance.Next(2) == 0 ? chance.Next(EntityCount) : chance.Next(Math.Max(1, EntityCount / 10)) * 10 % EntityCount;
            Types[i] = (byte)Pick(chance.Next(1000), 400, 600, 850, 998);
            Severities[i] = (byte)Pick(chance.Next(1000), 550, 850, 990);
            Days[i] = AsOfDay - (int)(Math.Pow(chance.NextDouble(), 1.5) * WindowDays);
        }
        Order = [.. Enumerable.Range(0, RecordCount)];
        Array.Sort([.. Entities.Zip(Types, (entity, type) => (long)entity * 32 + type)], Order);
        Records = RecordTable.Build(EntityCount, Plan.Types.Length, Entities, Types, Severities, Repaired, Days);
    }

    public ScoringPlan Plan { get; }

    public int EntityCount { get; }

    public int RecordCount { get; }

    public int[] Entities { get; }

    public byte[] Types { get; }

    public byte[] Severities { get; }

    public byte[] Repaired { get; }

    public int[] Days { get; }

    public byte[] Industries { get; }

    public byte[] Areas { get; }

    public RecordTable Records { get; }

    /// <summary>The rows sorted by entity and type, for peers.</summary>
    public int[] Order { get; }

    private static int Pick(int draw, params ReadOnlySpan<int> limits)
    {
        for (var i = 0; i < limits.Length; i++)
        {
            if (draw < limits[i])
                return i;
        }
        return limits.Length;
    }

    private static Policy MakePolicy() =>
        new()
        {
            Id = "benchmark",
            Version = "1",
            Title = "benchmark",
            EffectiveFrom = new DateOnly(2021, 1, 1),
            Hash = "",
            Scope = PolicyScope.All,
            Types =
            [
                MakeType("rectification_order", 180, [500, 1000, 3000, 8000], 20_000),
                MakeType("failed_sampling", 365, [1000, 4000, 7000, 16_000], 60_000),
                MakeType("penalty", 365, [1000, 3000, 8000, 20_000], 60_000),
                MakeType("abnormal_listing", 730, [1000, 2000, 4000, 8000], 12_000),
                MakeType("dishonest_debtor", 730, [1000, 6000, 10_000, 16_000], 40_000),
            ],
            Context = new ContextPolicy(
                new IndustryContext(1m, 0),
                [
                    KeyValuePair.Create("catering", new IndustryContext(1.15m, 500)),
                    KeyValuePair.Create("supermarket", new IndustryContext(1.05m, 0)),
                ],
                1m,
                [KeyValuePair.Create("school", 1.3m), KeyValuePair.Create("tourist", 1.15m)]
            ),
            Thresholds = new Thresholds(60_000, 110_000, 160_000),
            Rules =
            [
                new ColourRule("dishonest_debtor", [new CountTest("dishonest_debtor", null, null, 1)], Colour.Orange, null),
                new ColourRule("grave_failures", [new CountTest("failed_sampling", Severity.Grave, 365, 2)], Colour.Red, null),
                new ColourRule("grave_penalty", [new CountTest("penalty", Severity.Grave, 730, 2)], Colour.Red, null),
            ],
        };

    private static TypePolicy MakeType(string name, int halfLifeDays, long[] weights, long cap) =>
        new()
        {
            RecordType = name,
            Title = name,
            WindowDays = WindowDays,
            DefaultSeverity = Severity.General,
            WeightsMilli = [.. weights],
            Decay = new Decay.HalfLife(halfLifeDays),
            Frequency = [new FrequencyStep(2, 1.2m), new FrequencyStep(3, 1.5m), new FrequencyStep(5, 2m)],
            CapMilli = cap,
        };
}
