using System.Globalization;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;
using FoodCredit.Scoring.Rating;

namespace FoodCredit.Pipeline.Tests.Workspaces;

/// <summary>The policy and the worked example of <c>docs/policies.md</c> are true.</summary>
public sealed class PolicyPageTests
{
    private static readonly string Page = DocumentationPage.Read("policies.md");

    [Fact]
    public void Page_Policy_Loads() => Assert.Equal("small-city", LoadPolicy().Id);

    /// <summary>The example again, by the definition of the model and the numbers of the page's policy.</summary>
    [Fact]
    public void Page_WorkedExample_IsWhatTheModelGives()
    {
        Policy policy = LoadPolicy();
        TypePolicy penalty = policy.Types.Single(t => t.RecordType == "penalty");
        TypePolicy sampling = policy.Types.Single(t => t.RecordType == "failed_sampling");
        DateOnly asOf = new(2021, 12, 31);
        int fined = asOf.DayNumber - new DateOnly(2021, 7, 4).DayNumber;
        int warned = asOf.DayNumber - new DateOnly(2020, 12, 31).DayNumber;
        int failed = asOf.DayNumber - new DateOnly(2021, 10, 2).DayNumber;
        double halfLife = Assert.IsType<Decay.HalfLife>(penalty.Decay).Days;
        long finedDecay = (long)Math.Round(65536 * Math.Pow(0.5, fined / halfLife), MidpointRounding.AwayFromZero);
        long warnedDecay = (long)Math.Round(65536 * Math.Pow(0.5, warned / halfLife), MidpointRounding.AwayFromZero);
        DecayStep step = Assert.IsType<Decay.Steps>(sampling.Decay).List.Last(s => s.FromDay <= failed);
        long failedDecay = Q16(step.Share);

        long finedPoints = Multiply(penalty.WeightsMilli[(int)Severity.Serious], finedDecay);
        long warnedPoints = Multiply(penalty.WeightsMilli[(int)Severity.General], warnedDecay);
        long failedPoints = Multiply(sampling.WeightsMilli[(int)Severity.General], failedDecay);
        long frequency = Q16(penalty.Frequency.Last(f => f.Count <= 2).Multiplier);
        long penalties = Multiply(finedPoints + warnedPoints, frequency);
        long all = Math.Min(penalties, penalty.CapMilli) + Math.Min(failedPoints, sampling.CapMilli);
        IndustryContext catering = policy.Context.Industries.Single(i => i.Key == "catering").Value;
        long industry = Q16(catering.Multiplier);
        long area = Q16(policy.Context.Areas.Single(a => a.Key == "school").Value);
        long byIndustry = Multiply(all, industry);
        long byArea = Multiply(byIndustry, area);
        long points = catering.BaseMilli + byArea;

        string[] claims =
        [
            $"| age in days | {fined} | {warned} | {failed} |",
            $"| decay | 0.5^({fined}/365) = {finedDecay} | 0.5^({warned}/365) = {warnedDecay} | step from day {step.FromDay}: {failedDecay} |",
            $"8000 × {finedDecay} = **{finedPoints}** | 3000 × {warnedDecay} = **{warnedPoints}** | 6000 × {failedDecay} = **{failedPoints}** |",
            $"| {finedPoints} + {warnedPoints} = {finedPoints + warnedPoints} |",
            $"frequency 1.2 = {frequency} | {finedPoints + warnedPoints} × {frequency} = **{penalties}**",
            $"| {penalties} + {failedPoints} = {all} |",
            $"| catering 1.15 = {industry} | {all} × {industry} = {byIndustry} |",
            $"| school 1.3 = {area} | {byIndustry} × {area} = {byArea} |",
            $"| {catering.BaseMilli} + {byArea} = **{points}**, that is {(points / 1000m).ToString(CultureInfo.InvariantCulture)} points |",
        ];
        Assert.All(claims, c => Assert.Contains(c, Page, StringComparison.Ordinal));
        Assert.InRange(points, policy.Thresholds.YellowMilli, policy.Thresholds.OrangeMilli - 1);
        Assert.Equal("2022-07-04", new DateOnly(2021, 7, 4).AddDays(365).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>The same example by the program, and the day on which the rule lets go.</summary>
    [Fact]
    public void Page_WorkedExample_IsWhatTheProgramGives()
    {
        ScoringPlan plan = PolicyCompiler.Compile(LoadPolicy()).Plan!;
        int fined = Day(2021, 7, 4);
        CountingRecord[] records =
        [
            new(plan.TypeIndex("penalty"), (int)Severity.Serious, false, fined, fined + 730),
            new(plan.TypeIndex("penalty"), (int)Severity.General, false, Day(2020, 12, 31), Day(2020, 12, 31) + 730),
            new(plan.TypeIndex("failed_sampling"), (int)Severity.General, false, Day(2021, 10, 2), CountingRecord.Open),
        ];

        EntityScore Score(int day) =>
            EntityScorer.Score(plan, day, plan.IndustryIndex("catering"), plan.AreaIndex("school"), records);

        EntityScore score = Score(Day(2021, 12, 31));
        Assert.Contains($"= **{score.PointsMilli}**", Page, StringComparison.Ordinal);
        Assert.Equal((Colour.Yellow, Colour.Orange), (score.ThresholdColour, score.Colour));
        Assert.Equal(Colour.Orange, Score(Day(2022, 7, 3)).Colour);
        Assert.NotEqual(Colour.Orange, Score(Day(2022, 7, 4)).Colour);
    }

    private static int Day(int year, int month, int day) =>
        new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static Policy LoadPolicy()
    {
        SmallWorkspace files = new();
        files.Write(SmallWorkspace.Policy, DocumentationPage.FirstYaml(Page));
        return files.Load().OrThrow().Policy.Policy;
    }

    private static long Multiply(long a, long b) => ((a * b) + 32768) >> 16;

    private static long Q16(decimal value) => (long)Math.Round(65536 * value, MidpointRounding.AwayFromZero);
}
