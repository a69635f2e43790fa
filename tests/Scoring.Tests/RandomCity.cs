using CsCheck;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Tests.Reference;

namespace FoodCredit.Scoring.Tests;

/// <summary>Random policies with every feature of the model, and random entities with records at its edges.</summary>
internal static class RandomCity
{
    public const int AsOfDay = 18_992;
    private const int EntitiesMax = 40;
    private static readonly string[] Names = ["alpha", "beta", "gamma", "delta"];
    private static readonly string[] Words = ["a", "b", "c"];

    private static Gen<T> Choose<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(place => values[place]);

    public sealed record Entity(string? Industry, string? Area, IReadOnlyList<SlowModel.Fact> Facts);

    public sealed record City(Policy Policy, IReadOnlyList<Entity> Entities);

    private static readonly Gen<AttributeTest> Test = Gen.OneOf(
        Choose(Words).Select(AttributeTest (word) => new AttributeTest.In("word", [word, "z"])),
        Choose(Words).Select(AttributeTest (word) => new AttributeTest.Contains("word", word)),
        Choose(Words).Select(AttributeTest (word) => new AttributeTest.HasAny("set", [word])),
        Gen.Long[0, 20].Select(AttributeTest (number) => new AttributeTest.AtLeast("number", number)),
        Gen.Long[0, 20].Select(AttributeTest (number) => new AttributeTest.Below("number", number)),
        Gen.Select(Choose("word", "set", "number"), Gen.Bool)
            .Select(AttributeTest (name, expected) => new AttributeTest.Present(name, expected))
    );

    private static readonly Gen<AttributeCondition> Condition = Test.Array[1, 2]
        .Array[1, 2]
        .Select(alternatives => new AttributeCondition([
            .. alternatives.Select(tests => (System.Collections.Immutable.ImmutableArray<AttributeTest>)[.. tests]),
        ]));

    private static readonly Gen<Severity> AnySeverity = Gen.Int[0, 3].Select(severity => (Severity)severity);

    private static readonly Gen<Decay> AnyDecay = Gen.OneOf(
        Gen.Const((Decay)new Decay.None()),
        Gen.Int[1, 900].Select(Decay (days) => new Decay.HalfLife(days)),
        Gen.Select(Gen.Int[1, 300], Gen.Int[0, 100], Gen.Int[0, 100])
            .Select(
                Decay (day, a, b) =>
                    new Decay.Steps([
                        new DecayStep(0, 1m),
                        new DecayStep(day, Math.Max(a, b) / 100m),
                        new DecayStep(day + 50, Math.Min(a, b) / 100m),
                    ])
            )
    );

    private static readonly Gen<string?> Clock = Choose(null, "published");

    private static Gen<TypePolicy> Type(string name) =>
        from window in Gen.Int[1, 1200]
        from standard in AnySeverity
        from grades in Gen.Select(Condition, AnySeverity).Select((when, severity) => new GradeRule(when, severity)).Array[0, 3]
        from weights in Gen.Long[0, 30_000].Array[4]
        from decay in AnyDecay
        from steps in Gen.Int[100, 300].Array[0, 3]
        from cap in Gen.OneOf(Gen.Long[0, 50_000], Gen.Const(1_000_000L))
        from repaired in Choose(0m, 0m, 0.25m, 1m)
        from periods in Gen.Select(Condition.Null(), AnySeverity.Nullable(), Gen.Int[0, 1500], Clock)
            .Select((when, severity, days, clock) => new InForcePeriod(when, severity, days, clock))
            .Array[0, 2]
        from terms in Gen.Select(Condition.Null(), AnySeverity.Nullable(), Gen.Int[0, 3], Gen.Int[0, 900], Clock)
            .Select(
                (when, severity, allowed, days, clock) =>
                    new RepairTerm(when, severity, allowed > 0, allowed > 0 && repaired == 0 ? days : 0, clock)
            )
            .Array[0, 2]
        select new TypePolicy
        {
            RecordType = name,
            Title = name,
            WindowDays = window,
            DefaultSeverity = standard,
            Grades = [.. grades],
            WeightsMilli = [.. weights.Order()],
            Decay = decay,
            Frequency = [.. steps.Order().Select((multiplier, place) => new FrequencyStep(2 + place * 2, multiplier / 100m))],
            CapMilli = cap,
            RepairedShare = repaired,
            InForce = [.. periods],
            Repair = [.. terms],
        };

    private static Gen<ColourRule> Rule(int types, int number) =>
        from tests in Gen.Select(Gen.Int[-1, types - 1], AnySeverity.Nullable(), Gen.Int[1, 800].Nullable(), Gen.Int[1, 4])
            .Select((type, severity, within, least) => new CountTest(type < 0 ? null : Names[type], severity, within, least))
            .Array[1, 2]
        from isFloor in Gen.Bool
        from colour in Gen.Int[0, 3]
        select new ColourRule($"rule_{number}", [.. tests], isFloor ? (Colour)colour : null, isFloor ? null : (Colour)colour);

    private static readonly Gen<Policy> AnyPolicy =
        from count in Gen.Int[1, Names.Length]
        from a in Type(Names[0])
        from b in Type(Names[1])
        from c in Type(Names[2])
        from d in Type(Names[3])
        from ruleCount in Gen.Int[0, 3]
        from r0 in Rule(count, 0)
        from r1 in Rule(count, 1)
        from r2 in Rule(count, 2)
        from multiplier in Gen.Int[0, 300]
        from basePoints in Gen.Long[0, 5000]
        from area in Gen.Int[0, 200]
        from thresholds in Gen.Long[1, 30_000].Array[3]
        select new Policy
        {
            Id = "random",
            Version = "1",
            Title = "random",
            EffectiveFrom = new DateOnly(2000, 1, 1),
            Hash = "",
            Scope = PolicyScope.All,
            Types = [.. new[] { a, b, c, d }.Take(count)],
            Context = new ContextPolicy(
                new IndustryContext(1m, 0),
                [KeyValuePair.Create("shop", new IndustryContext(multiplier / 100m, basePoints))],
                1m,
                [KeyValuePair.Create("school", area / 100m)]
            ),
            Thresholds = new Thresholds(
                thresholds.Min(),
                thresholds.Min() + thresholds[1],
                thresholds.Min() + thresholds[1] + thresholds[2]
            ),
            Rules = [.. new[] { r0, r1, r2 }.Take(ruleCount)],
        };

    private static Gen<SlowModel.Fact> Fact(Policy policy) =>
        from type in Choose(policy.Types.ToArray())
        from age in Gen.OneOf(Gen.Int[-3, 1300], Choose(0, type.WindowDays - 1, type.WindowDays))
        from end in Gen.OneOf(
            Gen.Const((int?)null),
            Gen.Int[-5, 400].Select(days => (int?)(AsOfDay + days)),
            Gen.Const((int?)AsOfDay)
        )
        from repaired in Gen.Int[0, 5]
        from word in Choose(Words).Null()
        from set in Choose(";a;", ";a;b;", ";c;").Null()
        from number in Gen.Long[0, 20].Nullable()
        from waited in Gen.Int[0, 90].Nullable()
        select new SlowModel.Fact(
            "",
            type.RecordType,
            AsOfDay - age,
            end,
            repaired == 0,
            Attributes(word, set, number, AsOfDay - age + waited)
        );

    private static Dictionary<string, object> Attributes(string? word, string? set, long? number, long? published)
    {
        var attributes = new Dictionary<string, object>();
        if (word is not null)
            attributes["word"] = word;
        if (set is not null)
            attributes["set"] = set;
        if (number is { } value)
            attributes["number"] = value;
        if (published is { } day)
            attributes["published"] = day;
        return attributes;
    }

    public static Gen<City> Any =>
        from policy in AnyPolicy
        from entities in Gen.Select(Choose("shop", "other").Null(), Choose("school", "park").Null(), Fact(policy).Array[0, 12])
            .Select((industry, area, facts) => (industry, area, facts))
            .Array[1, EntitiesMax]
        select new City(
            policy,
            [
                .. entities.Select(
                    (entity, index) =>
                        new Entity(
                            entity.industry,
                            entity.area,
                            [
                                .. entity.facts.Select(
                                    (fact, place) => fact with { Id = new Guid(index, (short)place, 0, new byte[8]).ToString() }
                                ),
                            ]
                        )
                ),
            ]
        );
}
