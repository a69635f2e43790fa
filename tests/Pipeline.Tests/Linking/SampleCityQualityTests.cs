using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Sampling.Matching;
using FoodCredit.Pipeline.Tests.Workspaces;
using FoodCredit.Scoring.Learning.Evaluating;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>
/// What is promised of sample cities on the real registry that the program's own model has not seen: it was trained on seed 1. Shares of a few hundred
/// records are held to what their 95% interval reaches.
/// </summary>
public sealed class SampleCityQualityTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Records_OfACityOnTheRealRegistry_FindTheirEntities(int seed)
    {
        using var folder = new TemporaryFolder();
        var options = new MatchSampleOptions
        {
            Directory = Path.Combine(folder.Path, "case"),
            RegistrationsFile = SharedData.Path("nanchang-registrations/registrations.csv.gz"),
            Records = 20_000,
            Seed = (ulong)seed,
        };
        MatchSample.Write(options, TestContext.Current.CancellationToken);
        var groups = EvaluateLinks
            .Of(
                new CaseFiles
                {
                    Registry = Path.Combine(options.Directory, "registry.csv"),
                    Records = Path.Combine(options.Directory, "records.csv"),
                    Truth = Path.Combine(options.Directory, "truth.csv"),
                },
                threads: 2
            )
            .Groups;

        Assert.Equal(20_000, groups["all"].Records);
        Assert.InRange(groups["all"].F1, 0.98, 1);

        var withoutCode = groups["without identifier"];
        Assert.InRange(withoutCode.Records, 9_000, 11_000);
        Assert.InRange(withoutCode.Recall, 0.90, 1);
        Assert.InRange(withoutCode.Precision, 0.995, 1);
        Assert.InRange(withoutCode.F1, 0.96, 1);

        var mistyped = groups["kind code_mistyped"];
        Assert.InRange(mistyped.Owned, 300, 600);
        Assert.InRange(Proportion.Interval(mistyped.Right, mistyped.Owned).High, 0.99, 1);
        Assert.InRange(mistyped.Recall, 0.98, 1);

        var others = groups["kind code_other"];
        Assert.InRange(others.Records, 60, 200);
        Assert.InRange(Proportion.Interval(others.Conflicts, others.Records).High, 0.95, 1);
        Assert.InRange((double)others.Conflicts / others.Records, 0.92, 1);

        var nobody = groups["nobody's"];
        Assert.InRange(nobody.Records, 1_800, 2_200);
        Assert.InRange(Proportion.Interval(nobody.NobodyAttached, nobody.Records).Low, 0, 0.002);
    }
}
