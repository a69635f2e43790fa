using System.Collections.Immutable;
using FoodCredit.Pipeline.Linking;
using FoodCredit.Pipeline.Linking.Comparing;
using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Tests.Linking;

/// <summary>Agreements drawn from known shares: what was put in must be learned, and the model's expectations be those of the truth.</summary>
public sealed class TrainModelTests
{
    private const int Entities = 8;
    private const int Records = 20_000;
    private const double NobodyShare = 0.2;

    /// <summary>m and u of the levels same, near and different.</summary>
    private static readonly (double[] Matching, double[] Other)[] Shares =
    [
        ([0.90, 0.06, 0.04], [0.05, 0.10, 0.85]),
        ([0.70, 0.20, 0.10], [0.10, 0.10, 0.80]),
        ([0.80, 0.15, 0.05], [0.02, 0.18, 0.80]),
        ([0.60, 0.30, 0.10], [0.05, 0.25, 0.70]),
        ([0.95, 0.03, 0.02], [0.20, 0.20, 0.60]),
    ];

    private static readonly ImmutableArray<Level> Levels =
    [
        Level.Missing,
        new("same", Rarity.None, 0.6),
        new("near", Rarity.None, 0.2),
        new("different", Rarity.None, 0.2),
    ];

    private static readonly LinkScheme Scheme = new()
    {
        Name = "drawn",
        Columns = new PartyColumns([]),
        Comparisons = [.. Shares.Select((_, i) => new DrawnComparison($"c{i}", Levels))],
        Together = [(0, 1)],
    };

    /// <summary>Of 16,000 matching pairs a share of 0.3 has a standard error of 0.004; what EM does not see doubles it.</summary>
    [Fact]
    public void From_IndependentComparisons_LearnsWhatWasPutIn()
    {
        var random = new Random(7);
        var records = Enumerable.Range(0, Records).Select(_ => Draw(random, isKnown: false, repeats: false)).ToList();
        var model = TrainModel.From(Scheme, records, Enumerable.Range(0, 50_000).Select(_ => Pair(random, false)), Entities);
        Assert.Equal(NobodyShare, model.NobodyShare, 0.02);
        for (var i = 0; i < Shares.Length; i++)
        {
            for (var level = 0; level < 3; level++)
            {
                Assert.Equal(Shares[i].Matching[level], model.Comparisons[i].Levels[level + 1].Matching, 0.015);
                Assert.Equal(Shares[i].Other[level], model.Comparisons[i].Levels[level + 1].Other, 0.01);
            }
        }
    }

    /// <summary>A tenth of the owners known, or all: known ones are not guessed.</summary>
    [Fact]
    public void From_KnownOwners_CountsThem()
    {
        var random = new Random(8);
        var records = Enumerable.Range(0, 4_000).Select(_ => Draw(random, isKnown: true, repeats: false)).ToList();
        var model = TrainModel.From(Scheme, records, Enumerable.Range(0, 5_000).Select(_ => Pair(random, false)), Entities);
        Assert.Equal(records.Count(record => record.Truth < 0) / 4_000.0, model.NobodyShare, 1e-9);
        var owners = records.Where(record => record.Truth >= 0).Select(record => record.Agreements[record.Truth!.Value]).ToList();
        // 10 pairs of experience stand behind the starting shares.
        var expected = (owners.Count(own => own[0].Level == 1) + 10 * 0.6) / (owners.Count + 10);
        Assert.Equal(expected, model.Comparisons[0].Levels[1].Matching, 1e-9);
    }

    /// <summary>
    /// The second comparison mostly repeats the first, so the model is too sure: it expects more of the levels that speak for an entity than there are
    /// among the owners. Corrected, expected and seen counts of every level agree within a hundredth.
    /// </summary>
    [Fact]
    public void By_TruthOfDependentComparisons_MakesExpectedCountsThoseSeen()
    {
        var random = new Random(9);
        var records = Enumerable.Range(0, 5_000).Select(_ => Draw(random, isKnown: true, repeats: true)).ToList();
        var model = TrainModel.From(Scheme, records, Enumerable.Range(0, 20_000).Select(_ => Pair(random, true)), Entities);
        var corrected = CorrectModel.By(Scheme, records, model, Entities);

        // Of about 4,000 owners.
        Assert.InRange(LargestGap(records, model), 100, 200);
        Assert.InRange(LargestGap(records, corrected), 0, 40);
        Assert.All(corrected.Together, pair => Assert.StartsWith("c0.", pair.First, StringComparison.Ordinal));
        Assert.NotEmpty(corrected.Together);
    }

    /// <summary>Of 300 records two are the candidate's that nothing speaks for. A level is corrected by as many bits as records are still missing: the maximum of the likelihood less half the square of the bits.</summary>
    [Fact]
    public void By_TwoRecordsAgainstTheModel_CorrectsByWhatIsMissing()
    {
        Agreement[][] agreements =
        [
            [.. Shares.Select(_ => new Agreement(1))],
            [.. Shares.Select(_ => new Agreement(3))],
        ];
        var records = Enumerable.Range(0, 300).Select(i => new TrainingRecord(agreements, i < 2 ? 1 : 0)).ToList();
        var corrected = CorrectModel.By(Scheme, records, LinkModel.Starting(Scheme), Entities);
        var weights = new LinkWeights(Scheme, corrected, Entities);
        var odds = agreements.Select(own => Math.Pow(2, weights.Of(own) / 1000.0)).ToArray();
        var missing = 2 - (300 * odds[1] / (odds.Sum() + 1));
        Assert.InRange(missing, 0.05, 1.9);
        Assert.All(corrected.Comparisons, own => Assert.Equal(missing, own.Levels[3].CorrectionBits, 0.05));
        Assert.Equal(missing, corrected.Together.Single(pair => pair.First == "c0.different").CorrectionBits, 0.05);
    }

    [Fact]
    public void By_NoTruth_LeavesTheModelAlone()
    {
        var random = new Random(10);
        var model = LinkModel.Starting(Scheme);
        Assert.Same(model, CorrectModel.By(Scheme, [Draw(random, isKnown: false, repeats: false)], model, Entities));
    }

    /// <summary>The largest difference between the expected and the seen number of owners at a level.</summary>
    private static double LargestGap(List<TrainingRecord> records, LinkModel model)
    {
        var weights = new LinkWeights(Scheme, model, Entities);
        var gaps = new double[Shares.Length, Levels.Length];
        foreach (var record in records)
        {
            var odds = record.Agreements.Select(own => Math.Pow(2, weights.Of(own) / 1000.0)).ToArray();
            for (var k = 0; k < odds.Length; k++)
            {
                var gap = odds[k] / (odds.Sum() + 1) - (record.Truth == k ? 1 : 0);
                for (var i = 0; i < Shares.Length; i++)
                    gaps[i, record.Agreements[k][i].Level] += gap;
            }
        }
        return gaps.Cast<double>().Max(Math.Abs);
    }

    /// <summary>A record, compared with every entity.</summary>
    private static TrainingRecord Draw(Random random, bool isKnown, bool repeats)
    {
        var owner = random.NextDouble() < NobodyShare ? -1 : random.Next(Entities);
        Agreement[][] agreements =
        [
            .. Enumerable
                .Range(0, Entities)
                .Select(i => i == owner ? Agreements(random, own => own.Matching, repeats) : Pair(random, repeats)),
        ];
        return new TrainingRecord(agreements, isKnown ? owner : null);
    }

    private static Agreement[] Pair(Random random, bool repeats) => Agreements(random, own => own.Other, repeats);

    private static Agreement[] Agreements(Random random, Func<(double[] Matching, double[] Other), double[]> of, bool repeats)
    {
        Agreement[] agreements = [.. Shares.Select(own => new Agreement(LevelOf(random, of(own))))];
        if (repeats && random.NextDouble() < 0.8)
            agreements[1] = agreements[0];
        return agreements;
    }

    private static int LevelOf(Random random, double[] shares)
    {
        var drawn = random.NextDouble();
        return drawn < shares[0] ? 1
            : drawn < shares[0] + shares[1] ? 2
            : 3;
    }
}
