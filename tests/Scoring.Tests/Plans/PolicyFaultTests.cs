using System.Collections.Immutable;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Scoring.Tests.Plans;

/// <summary>What the compiler says about each thing that keeps a policy from being a plan.</summary>
public sealed class PolicyFaultTests
{
    private static readonly AttributeCondition Fined = new([
        [new AttributeTest.AtLeast("fine", 1)],
    ]);

    [Fact]
    public void Compile_PolicyWithoutFaults_GivesAPlan()
    {
        var compilation = PolicyCompiler.Compile(SmallPolicy.Whole);
        Assert.Empty(compilation.Faults);
        Assert.NotNull(compilation.Plan);
    }

    [Fact]
    public void Compile_SeveralFaults_TellsAllOfThemInTheOrderOfTheDocument()
    {
        var policy = SmallPolicy.With(SmallPolicy.Penalty with { WindowDays = 0, CapMilli = -1 }) with
        {
            Thresholds = new Thresholds(10_000, 10_000, 9000),
            Stability = new StabilityPolicy(0),
        };
        Assert.Equal(
            [
                "record_types.penalty.window_days",
                "record_types.penalty.cap",
                "thresholds.orange",
                "thresholds.red",
                "stability.improve_after_days",
            ],
            PolicyCompiler.Compile(policy).Faults.Select(fault => fault.Path)
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(36_501)]
    public void Compile_WindowOutOfRange_IsTold(int days) =>
        Told(
            SmallPolicy.Penalty with
            {
                WindowDays = days,
            },
            "record_types.penalty.window_days",
            "1 to 36500 days",
            $"{days}",
            "give the age at which a record stops counting"
        );

    [Fact]
    public void Compile_WeightBelowZero_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                WeightsMilli = [-1, 3000, 8000, 20_000],
            },
            "record_types.penalty.weights.minor",
            "0 to 1000000 points",
            "-0.001",
            "weights are never negative"
        );

    [Fact]
    public void Compile_WeightBelowTheSeverityBefore_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                WeightsMilli = [1000, 3000, 2999, 20_000],
            },
            "record_types.penalty.weights.serious",
            "at least 3, the weight of the severity below",
            "2.999",
            "weights rise with severity"
        );

    [Fact]
    public void Compile_WeightsNotFour_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                WeightsMilli = [1000, 3000, 8000],
            },
            "record_types.penalty.weights",
            "a weight for each of the 4 severities",
            "3",
            "give minor, general, serious and grave"
        );

    [Fact]
    public void Compile_HalfLifeOfNoDays_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Decay = new Decay.HalfLife(0),
            },
            "record_types.penalty.decay.half_life_days",
            "1 to 36500 days",
            "0",
            "give the days after which half is left"
        );

    [Fact]
    public void Compile_DecayWithoutSteps_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Decay = new Decay.Steps([]),
            },
            "record_types.penalty.decay.steps",
            "a first step at day 0",
            "no steps",
            "say what a new record weighs"
        );

    [Fact]
    public void Compile_DecayStartingLate_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Decay = new Decay.Steps([new DecayStep(1, 1m)]),
            },
            "record_types.penalty.decay.steps",
            "a first step at day 0",
            "day 1",
            "say what a new record weighs"
        );

    [Fact]
    public void Compile_DecayShareAboveOne_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Decay = new Decay.Steps([new DecayStep(0, 1.001m)]),
            },
            "record_types.penalty.decay.steps.0",
            "a share from 0 to 1",
            "1.001",
            "1 is the full weight"
        );

    [Fact]
    public void Compile_DecayIncreasing_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Decay = new Decay.Steps([new DecayStep(0, 0.5m), new DecayStep(90, 0.6m)]),
            },
            "record_types.penalty.decay.steps.90",
            "at most 0.5, the share before",
            "0.6",
            "decay never increases"
        );

    [Fact]
    public void Compile_DecayStepsNotInOrder_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Decay = new Decay.Steps([new DecayStep(0, 1m), new DecayStep(90, 0.5m), new DecayStep(90, 0.4m)]),
            },
            "record_types.penalty.decay.steps.90",
            "a day after 90",
            "90",
            "list the steps by rising day"
        );

    [Fact]
    public void Compile_FrequencyFromOne_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Frequency = [new FrequencyStep(1, 1.2m)],
            },
            "record_types.penalty.frequency.1",
            "a number of records from 2 to 10000",
            "1",
            "list the steps by rising number, from 2 on"
        );

    [Fact]
    public void Compile_FrequencyBeyondItsTable_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Frequency = [new FrequencyStep(10_001, 1.2m)],
            },
            "record_types.penalty.frequency.10001",
            "a number of records from 2 to 10000",
            "10001",
            "list the steps by rising number, from 2 on"
        );

    [Fact]
    public void Compile_FrequencyFalling_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Frequency = [new FrequencyStep(2, 1.5m), new FrequencyStep(3, 1.2m)],
            },
            "record_types.penalty.frequency.3",
            "a multiplier from 1.5 to 1000",
            "1.2",
            "frequency never makes records count less"
        );

    [Fact]
    public void Compile_FrequencyBelowOne_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Frequency = [new FrequencyStep(2, 0.9m)],
            },
            "record_types.penalty.frequency.2",
            "a multiplier from 1 to 1000",
            "0.9",
            "frequency never makes records count less"
        );

    [Fact]
    public void Compile_CapBelowZero_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                CapMilli = -1,
            },
            "record_types.penalty.cap",
            "0 to 1000000 points",
            "-0.001",
            "give the most points the type may add"
        );

    [Theory]
    [InlineData("-0.1", "-0.1")]
    [InlineData("1.5", "1.5")]
    [InlineData("0.000001", "0.000001")]
    public void Compile_RepairedShareThatIsNoShare_IsTold(string share, string found) =>
        Told(
            SmallPolicy.Penalty with
            {
                RepairedShare = decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture),
            },
            "record_types.penalty.repaired_share",
            "0, or a share from 0.00001 to 1",
            found,
            "0 means that repaired records no longer count"
        );

    [Fact]
    public void Compile_PeriodBelowZero_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                InForce = [new InForcePeriod(null, null, 30), new InForcePeriod(null, null, -1)],
            },
            "record_types.penalty.in_force.1.days",
            "0 to 36500 days",
            "-1",
            "give the period in days"
        );

    [Theory]
    [InlineData(true, 0, -1, "0 to 36500 days", "give the days before a repair takes effect")]
    [InlineData(false, 0, 5, "0 where a repair is not allowed", "drop minimum_days, or allow the repair")]
    [InlineData(true, 1, 5, "0 where repaired_share is above 0", "let repaired records count no more, or drop minimum_days")]
    public void Compile_MinimumBeforeARepair_IsTold(bool isAllowed, int share, int days, string expected, string advice) =>
        Told(
            SmallPolicy.Penalty with
            {
                RepairedShare = share,
                Repair = [new RepairTerm(null, null, isAllowed, days, null)],
            },
            "record_types.penalty.repair.0.minimum_days",
            expected,
            $"{days}",
            advice
        );

    [Fact]
    public void Compile_GradeConditionWithoutTests_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                Grades =
                [
                    new GradeRule(Fined, Severity.Serious),
                    new GradeRule(
                        new AttributeCondition([
                            [],
                        ]),
                        Severity.Grave
                    ),
                ],
            },
            "record_types.penalty.grades.1.when",
            "at least one test",
            "none",
            "say which records it is about"
        );

    [Fact]
    public void Compile_PeriodConditionWithoutAlternatives_IsTold() =>
        Told(
            SmallPolicy.Penalty with
            {
                InForce = [new InForcePeriod(new AttributeCondition([]), null, 30)],
            },
            "record_types.penalty.in_force.0.when",
            "at least one test",
            "none",
            "say which records it is about"
        );

    [Fact]
    public void Compile_TestWithoutValues_IsTold() =>
        Told(
            Graded(new AttributeTest.In("hazard", [])),
            "record_types.penalty.grades.0.when",
            "at least one value for 'hazard'",
            "none",
            "list the values"
        );

    [Theory]
    [InlineData("a;b", "'a;b'")]
    [InlineData("", "''")]
    public void Compile_SetValueThatNoSetHolds_IsTold(string value, string found) =>
        Told(
            Graded(new AttributeTest.HasAny("measure", ["a", value])),
            "record_types.penalty.grades.0.when",
            "values of the set 'measure' without ';', none empty",
            found,
            "list the values one by one"
        );

    [Fact]
    public void Compile_NoTypes_IsTold() =>
        Told(
            SmallPolicy.Whole with
            {
                Types = [],
            },
            "record_types",
            "1 to 32 record types",
            "0",
            "list the record types that count"
        );

    [Fact]
    public void Compile_TypeTwice_IsTold() =>
        Told(
            SmallPolicy.Whole with
            {
                Types = [SmallPolicy.Penalty, SmallPolicy.Penalty],
            },
            "record_types.penalty",
            "each record type once",
            "'penalty' twice",
            "keep one of them"
        );

    [Fact]
    public void Compile_IndustryMultiplierBelowZero_IsTold() =>
        Told(
            Context(new IndustryContext(-1m, 0)),
            "context.industries.catering.multiplier",
            "a multiplier from 0 to 1000",
            "-1",
            "1 changes nothing"
        );

    [Fact]
    public void Compile_IndustryBaseBelowZero_IsTold() =>
        Told(
            Context(new IndustryContext(1m, -500)),
            "context.industries.catering.base",
            "0 to 1000000 points",
            "-0.5",
            "give what an entity without records has"
        );

    [Fact]
    public void Compile_AreaMultiplierAboveItsBound_IsTold() =>
        Told(
            SmallPolicy.Whole with
            {
                Context = SmallPolicy.Whole.Context with { Areas = [KeyValuePair.Create("school", 1001m)] },
            },
            "context.areas.school",
            "a multiplier from 0 to 1000",
            "1001",
            "1 changes nothing"
        );

    [Fact]
    public void Compile_AreaTwice_IsTold() =>
        Told(
            SmallPolicy.Whole with
            {
                Context = SmallPolicy.Whole.Context with
                {
                    Areas = [KeyValuePair.Create("school", 1m), KeyValuePair.Create("school", 2m)],
                },
            },
            "context.areas.school",
            "each area kind once",
            "'school' twice",
            "keep one of them"
        );

    [Fact]
    public void Compile_MoreIndustriesThanAByteHolds_IsTold() =>
        Told(
            SmallPolicy.Whole with
            {
                Context = SmallPolicy.Whole.Context with
                {
                    Industries =
                    [
                        .. Enumerable.Range(0, 256).Select(i => KeyValuePair.Create($"i{i}", new IndustryContext(1m, 0))),
                    ],
                },
            },
            "context.industries",
            "at most 255 industries beside the default",
            "256",
            "leave those to the default that are like it"
        );

    [Fact]
    public void Compile_MoreAreasThanAByteHolds_IsTold() =>
        Told(
            SmallPolicy.Whole with
            {
                Context = SmallPolicy.Whole.Context with
                {
                    Areas = [.. Enumerable.Range(0, 256).Select(i => KeyValuePair.Create($"a{i}", 1m))],
                },
            },
            "context.areas",
            "at most 255 area kinds beside the default",
            "256",
            "leave those to the default that are like it"
        );

    [Theory]
    [InlineData(0, 25_000, 60_000, "thresholds.yellow", "more than 0 points", "0", "an entity without points is green")]
    [InlineData(9, 9, 60, "thresholds.orange", "more than yellow (0.009)", "0.009", "thresholds rise from yellow to red")]
    [InlineData(9, 20, 19, "thresholds.red", "more than orange (0.02)", "0.019", "thresholds rise from yellow to red")]
    public void Compile_ThresholdsThatDoNotRise_AreTold(
        long yellow,
        long orange,
        long red,
        string path,
        string expected,
        string found,
        string advice
    ) => Told(SmallPolicy.Whole with { Thresholds = new Thresholds(yellow, orange, red) }, path, expected, found, advice);

    [Theory]
    [InlineData(0)]
    [InlineData(36_501)]
    public void Compile_StabilityOutOfRange_IsTold(int days) =>
        Told(
            SmallPolicy.Whole with
            {
                Stability = new StabilityPolicy(days),
            },
            "stability.improve_after_days",
            "1 to 36500 days",
            $"{days}",
            "leave stability out, or give days"
        );

    [Fact]
    public void Compile_RuleAboutAnUnknownType_IsTold() =>
        Told(
            Rule(new CountTest("penalti", null, null, 1)),
            "rules.0.when",
            "one of failed_sampling, penalty",
            "'penalti'",
            "name a record type of this policy"
        );

    [Fact]
    public void Compile_RuleAboutNoRecords_IsTold() =>
        Told(
            Rule(new CountTest("penalty", null, null, 0)),
            "rules.0.when",
            "a number of records of at least 1",
            "0",
            "a rule about no records would hold for everyone"
        );

    [Fact]
    public void Compile_RuleWithinNoDays_IsTold() =>
        Told(
            Rule(new CountTest("penalty", null, 0, 1)),
            "rules.0.when",
            "within at least 1 day",
            "0",
            "the age of a record of today is 0"
        );

    [Fact]
    public void Compile_RuleWithoutCondition_IsTold() =>
        Told(
            Rules(new ColourRule("empty", [], Colour.Red, null)),
            "rules.0.when",
            "at least one condition",
            "none",
            "say when the rule holds"
        );

    [Theory]
    [InlineData(null, null, "neither")]
    [InlineData(Colour.Red, Colour.Yellow, "both")]
    public void Compile_RuleThatIsNotOneOfFloorAndCeiling_IsTold(Colour? least, Colour? most, string found) =>
        Told(
            Rules(new ColourRule("odd", [new CountTest("penalty", null, null, 1)], least, most)),
            "rules.0",
            "exactly one of at_least and at_most",
            found,
            "a rule is a floor or a ceiling"
        );

    [Fact]
    public void Compile_RuleNameTwice_IsTold()
    {
        var rule = new ColourRule("same", [new CountTest("penalty", null, null, 1)], Colour.Red, null);
        Told(
            Rules(rule, rule),
            "rules.1.name",
            "each name once",
            "'same' twice",
            "ratings name the rules that changed them: rename one"
        );
    }

    [Fact]
    public void Compile_MoreRulesThanAMaskHolds_IsTold() =>
        Told(
            Rules([
                .. Enumerable
                    .Range(0, 65)
                    .Select(i => new ColourRule($"r{i}", [new CountTest("penalty", null, null, 1)], Colour.Red, null)),
            ]),
            "rules",
            "at most 64 rules",
            "65",
            "merge some"
        );

    private static TypePolicy Graded(AttributeTest test) =>
        SmallPolicy.Penalty with
        {
            Grades =
            [
                new GradeRule(
                    new AttributeCondition([
                        [test],
                    ]),
                    Severity.Grave
                ),
            ],
        };

    private static Policy Context(IndustryContext catering) =>
        SmallPolicy.Whole with
        {
            Context = SmallPolicy.Whole.Context with { Industries = [KeyValuePair.Create("catering", catering)] },
        };

    private static Policy Rule(CountTest test) => Rules(new ColourRule("rule", [test], Colour.Red, null));

    private static Policy Rules(params ImmutableArray<ColourRule> rules) => SmallPolicy.Whole with { Rules = rules };

    private static void Told(TypePolicy penalty, string path, string expected, string found, string advice) =>
        Told(SmallPolicy.With(penalty), path, expected, found, advice);

    private static void Told(Policy policy, string path, string expected, string found, string advice)
    {
        var compilation = PolicyCompiler.Compile(policy);
        Assert.Null(compilation.Plan);
        Assert.Equal([new PolicyFault(path, expected, found, advice)], compilation.Faults);
    }
}
