using FoodCredit.Pipeline.Linking.Cases;
using FoodCredit.Pipeline.Tests.Sampling.Matching;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>Where persons labelled a few records by hand, the others are no errors.</summary>
public sealed class LabelledPairsTests : IDisposable
{
    private const int Labelled = 100;
    private const int Records = 600;

    private readonly LinkageCase city = new(options => options with { Entities = 500, Records = Records, Seed = 23 });

    public void Dispose() => city.Dispose();

    [Theory]
    [InlineData(true, Labelled)]
    [InlineData(false, Records)]
    public void Evaluate_OfSomeLabels_JudgesThese_OrTakesTheOthersForNobodys(bool isLabelledOnly, int judged)
    {
        var labels = Path.Combine(city.Directory, "labels.csv");
        var truth = File.ReadAllLines(Path.Combine(city.Directory, "truth.csv"));
        File.WriteAllLines(labels, truth.Take(1 + Labelled));
        var evaluation = EvaluateLinks.Of(
            new CaseFiles
            {
                Registry = Path.Combine(city.Directory, "registry.csv"),
                Records = Path.Combine(city.Directory, "records.csv"),
                Truth = labels,
                IsLabelledOnly = isLabelledOnly,
            },
            threads: 2
        );
        var owned = truth.Skip(1).Take(Labelled).Count(row => row.Split(',')[1].Length > 0);
        Assert.Equal((judged, owned), (evaluation.Groups["all"].Records, evaluation.Groups["all"].Owned));
        Assert.Equal(!isLabelledOnly, evaluation.Groups["all"].NobodyAttached > 100);
    }
}
