using FoodCredit.Pipeline.PolicyLab;
using FoodCredit.Pipeline.Tests.EndToEnd;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Tests.PolicyLab;

/// <summary>
/// Three businesses outside catering: one with a penalty of 3 points, one with two, and one whose licence was revoked, which a rule makes red.
/// </summary>
public sealed class CalibratePolicyTests : IDisposable
{
    private static readonly string[] Codes = ["913601001583047170", "91360100705501286E", "91360100MA35F3GT6A"];

    private readonly HandMadeCity city = new(workspace =>
        workspace.Replace(
            SmallWorkspace.Policy,
            "when: penalty.grave within 365 days >= 2",
            "when: penalty.grave within 365 days >= 1"
        )
    );

    public CalibratePolicyTests()
    {
        city.Registrations(20210105, [.. Codes.Select((code, i) => $"{code},南昌市{"甲乙丙"[i]}远信息咨询有限公司,")]);
        city.Penalties(
            20210310,
            Penalty(1, 0, "罚款"),
            Penalty(2, 1, "罚款"),
            Penalty(3, 1, "罚款"),
            Penalty(4, 2, "吊销许可证件")
        );
        city.Run("2021-04-01");
    }

    public void Dispose() => city.Dispose();

    /// <summary>3 points, 6 points, and red by a rule: one of each colour.</summary>
    [Fact]
    public void Calibrate_FindsThresholds_AndCountsWhoIsBoundByARule()
    {
        var calibration = Calibrate(yellow: 1, orange: 1, red: 1);
        Assert.Equal(3, calibration.Entities);
        Assert.Equal([Colour.Yellow, Colour.Orange, Colour.Red], calibration.Colours.Select(own => own.Colour));
        Assert.Equal([1L, 1, 1], calibration.Colours.Select(own => own.Reached));
        Assert.Equal([0L, 0, 1], calibration.Colours.Select(own => own.Bound));
        Assert.InRange(calibration.Colours[0].ThresholdMilli, 1, 3_000);
        Assert.InRange(calibration.Colours[1].ThresholdMilli, 3_001, 6_000);
        Assert.InRange(calibration.Colours[2].ThresholdMilli, 6_001, long.MaxValue);
    }

    /// <summary>Red by a rule, whatever is wanted.</summary>
    [Fact]
    public void Calibrate_OfFewerThanRulesGive_SaysHowMany()
    {
        var red = Calibrate(yellow: 0, orange: 0, red: 0).Colours[2];
        Assert.Equal((0L, 1L, 1L), (red.Target, red.Reached, red.Bound));
    }

    private PolicyCalibration Calibrate(long yellow, long orange, long red)
    {
        var workspace = Workspace.Load(city.Folder("")).OrThrow();
        return CalibratePolicy.Of(
            workspace,
            workspace.Policy,
            new Dictionary<Colour, long>
            {
                [Colour.Yellow] = yellow,
                [Colour.Orange] = orange,
                [Colour.Red] = red,
            },
            asOf: null,
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
    }

    private static string Penalty(int number, int business, string measure) =>
        $"洪市监处〔2021〕{number}号,南昌市{"甲乙丙"[business]}远信息咨询有限公司,{Codes[business]},2021-03-0{number},{measure},0.1";
}
