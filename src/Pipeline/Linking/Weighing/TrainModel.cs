using FoodCredit.Pipeline.Linking.Comparing;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>
/// Learns a model without labels, by expectation and maximization: 1. u of plain levels from random pairs; 2. the probability of each candidate, and of nobody, by the
/// model so far; 3. m, the rest of u, and the share of nobody from these probabilities; 2 and 3 until nothing changes. A record whose owner is known counts
/// as known. Unlike the textbook's, the probabilities of a record's candidates exclude each other: a record belongs to one entity at most.
/// </summary>
internal sealed class TrainModel
{
    private const int RoundsMax = 25;

    /// <summary>Shares that change less are learned.</summary>
    private const double ChangeMin = 0.0005;

    /// <summary>Parts of the records that are summed apart.</summary>
    private const int Parts = 16;

    /// <summary>So many pairs of experience stand behind the starting shares.</summary>
    private const double StartingPairs = 10;

    /// <summary>A record's pieces are about so many that each could be the rarest it shares with an entity.</summary>
    private const double PiecesOfRecord = 3;

    private readonly LinkScheme scheme;
    private readonly IReadOnlyList<TrainingRecord> records;
    private readonly int entities;
    private readonly double[][] randomShares;

    /// <summary>That the sample stands for.</summary>
    private readonly double recordsInAll;

    private TrainModel(
        LinkScheme scheme,
        IReadOnlyList<TrainingRecord> records,
        IEnumerable<Agreement[]> randomPairs,
        int entities
    )
    {
        (this.scheme, this.records, this.entities) = (scheme, records, entities);
        randomShares = SharesOf(randomPairs);
        recordsInAll = records.Sum(record => record.Share);
    }

    /// <summary>Learns.</summary>
    /// <param name="scheme">The comparisons.</param>
    /// <param name="records">Records and their candidates.</param>
    /// <param name="randomPairs">Agreements of pairs drawn at random: hardly any of them matches.</param>
    /// <param name="entities">How many entities there are.</param>
    public static LinkModel From(
        LinkScheme scheme,
        IReadOnlyList<TrainingRecord> records,
        IEnumerable<Agreement[]> randomPairs,
        int entities
    ) => new TrainModel(scheme, records, randomPairs, entities).Learn();

    private LinkModel Learn()
    {
        var model = LinkModel.Starting(scheme);
        model = model with { Comparisons = [.. model.Comparisons.Select((own, i) => WithRandomShares(own, i))] };
        for (var round = 0; round < RoundsMax; round++)
        {
            var next = Improve(model);
            var change = Change(model, next);
            model = next;
            if (change < ChangeMin)
                break;
        }
        return model;
    }

    private LinkModel Improve(LinkModel model)
    {
        var weights = new LinkWeights(scheme, model, entities);
        var parts = new Masses[Parts];
        Parallel.For(0, Parts, part => parts[part] = Expect(part, weights));
        var masses = new Masses(scheme);
        // In one order, so that sums of fractions do not depend on threads.
        foreach (var part in parts)
            masses.Add(part);
        return model with
        {
            NobodyShare = Math.Clamp(masses.Nobody / Math.Max(1, recordsInAll), 1e-4, 0.99),
            Comparisons = [.. model.Comparisons.Select((own, i) => Improved(own, i, masses))],
        };
    }

    private Masses Expect(int part, LinkWeights weights)
    {
        var masses = new Masses(scheme);
        var (start, end) = ((int)((long)records.Count * part / Parts), (int)((long)records.Count * (part + 1) / Parts));
        for (var i = start; i < end; i++)
        {
            var probabilities = records[i].ExpectedBy(weights);
            masses.Nobody += records[i].Share * (1 - probabilities.Sum());
            for (var k = 0; k < probabilities.Length; k++)
                masses.Add(records[i].Agreements[k], probabilities[k], records[i].Share);
        }
        return masses;
    }

    private ComparisonModel Improved(ComparisonModel own, int comparison, Masses masses)
    {
        var levels = scheme.Comparisons[comparison].Levels;
        var matching = masses.Matching[comparison];
        var total = matching.Skip(1).Sum() + StartingPairs;
        return own with
        {
            Levels =
            [
                .. own.Levels.Select(
                    (level, i) =>
                        i == 0
                            ? level
                            : level with
                            {
                                Matching = (matching[i] + (StartingPairs * levels[i].StartingShare)) / total,
                                Other = levels[i].Rarity switch
                                {
                                    Rarity.Value => Math.Clamp(
                                        (masses.Singles[comparison][i] + 0.1) / (masses.SinglePairs[comparison][i] + 1),
                                        0.001,
                                        1
                                    ),
                                    Rarity.Piece => Math.Clamp(
                                        (masses.Pieces[comparison][i] + 0.01) / (recordsInAll * PiecesOfRecord),
                                        1e-5,
                                        1
                                    ),
                                    _ => level.Other,
                                },
                            }
                ),
            ],
        };
    }

    private ComparisonModel WithRandomShares(ComparisonModel own, int comparison) =>
        own with
        {
            Levels =
            [
                .. own.Levels.Select(
                    (level, i) =>
                        scheme.Comparisons[comparison].Levels[i].Rarity == Rarity.None && i > 0
                            ? level with
                            {
                                Other = randomShares[comparison][i],
                            }
                            : level
                ),
            ],
        };

    private double[][] SharesOf(IEnumerable<Agreement[]> pairs)
    {
        var counts = scheme.ZerosByLevel();
        foreach (var pair in pairs)
        {
            for (var i = 0; i < pair.Length; i++)
                counts[i][pair[i].Level]++;
        }
        return [.. counts.Select(Shares)];

        static double[] Shares(double[] own)
        {
            var total = own.Skip(1).Sum() + own.Length;
            return [.. own.Select(count => (count + 0.5) / total)];
        }
    }

    private static double Change(LinkModel before, LinkModel after) =>
        before
            .Comparisons.SelectMany(comparison => comparison.Levels)
            .Zip(
                after.Comparisons.SelectMany(comparison => comparison.Levels),
                (old, now) => Math.Abs(old.Matching - now.Matching)
            )
            .Max();

    /// <summary>Expected numbers of pairs, by comparison and level.</summary>
    private sealed class Masses(LinkScheme scheme)
    {
        public double[][] Matching { get; } = scheme.ZerosByLevel();

        /// <summary>Records of nobody.</summary>
        public double Nobody { get; set; }

        /// <summary>Others among the pairs that agree on a value which one entity has.</summary>
        public double[][] Singles { get; } = scheme.ZerosByLevel();

        public double[][] SinglePairs { get; } = scheme.ZerosByLevel();

        /// <summary>Others, each divided by the number of entities that share the piece.</summary>
        public double[][] Pieces { get; } = scheme.ZerosByLevel();

        public void Add(Agreement[] agreements, double probability, double share)
        {
            for (var i = 0; i < agreements.Length; i++)
            {
                var (level, sharing) = agreements[i];
                Matching[i][level] += share * probability;
                if (sharing == 1)
                {
                    Singles[i][level] += share * (1 - probability);
                    SinglePairs[i][level] += share;
                }
                if (sharing > 0)
                    Pieces[i][level] += share * (1 - probability) / sharing;
            }
        }

        public void Add(Masses other)
        {
            Nobody += other.Nobody;
            foreach (
                var (into, from) in ((double[][], double[][])[])
                    [
                        (Matching, other.Matching),
                        (Singles, other.Singles),
                        (SinglePairs, other.SinglePairs),
                        (Pieces, other.Pieces),
                    ]
            )
            {
                for (var i = 0; i < into.Length; i++)
                {
                    for (var level = 0; level < into[i].Length; level++)
                        into[i][level] += from[i][level];
                }
            }
        }
    }
}
