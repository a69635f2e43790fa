namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>
/// Corrects a model by records whose truth is known: a level that the model expects more often among the owners than it is there loses weight, and the other
/// way round, until both agree (iterative scaling; Darroch and Ratcliff 1972). The same for the pairs of levels that depend on each other.
/// </summary>
internal sealed class CorrectModel
{
    private const int Rounds = 40;

    /// <summary>So many records as expected stand behind each level: what was seen seldom is hardly corrected.</summary>
    private const double PriorRecords = 4;

    /// <summary>A bit away from where the model stood wants so many records more, or fewer, than expected: two records that contradict it do not turn it round.</summary>
    private const double RecordsPerBit = 1;

    /// <summary>Levels of a pair overlap with each other, so each takes a part of the step.</summary>
    private const double Step = 0.3;

    private const double BitsMax = 8;

    /// <summary>Smaller corrections of pairs are left out.</summary>
    private const double BitsMin = 0.01;

    private readonly LinkScheme scheme;
    private readonly IReadOnlyList<TrainingRecord> records;
    private readonly int entities;

    /// <summary>By record and candidate: how many records are the candidate's.</summary>
    private readonly double[][] owned;
    private readonly double[][] levelBits;
    private readonly double[][,] pairBits;

    /// <summary>The bits of the model that is corrected.</summary>
    private readonly double[][] levelBitsBefore;
    private readonly double[][,] pairBitsBefore;

    private CorrectModel(LinkScheme scheme, IReadOnlyList<TrainingRecord> records, LinkModel model, int entities)
    {
        (this.scheme, this.records, this.entities) = (scheme, records, entities);
        var weights = new LinkWeights(scheme, model, entities);
        owned = [.. records.Select(record => record.ExpectedBy(weights))];
        levelBits = [.. model.Comparisons.Select(own => own.Levels.Select(level => level.CorrectionBits).ToArray())];
        pairBits = PairsOf(model);
        levelBitsBefore = [.. levelBits.Select(own => own.ToArray())];
        pairBitsBefore = PairsOf(model);
    }

    /// <summary>Corrects by records that were drawn without regard to what is known of them; a model without known records stays as it is.</summary>
    public static LinkModel By(LinkScheme scheme, IReadOnlyList<TrainingRecord> records, LinkModel model, int entities)
    {
        var known = records.Where(record => record.Truth is not null).ToList();
        return known.Count == 0 ? model : new CorrectModel(scheme, known, model, entities).Correct(model);
    }

    /// <summary>
    /// Corrects by records that became known because they were doubtful. By themselves they would teach that all records are like them; so those of which nothing
    /// is known stand beside them with what the model guesses of them, and at a level where few are known little is corrected.
    /// </summary>
    public static LinkModel ByChosen(LinkScheme scheme, IReadOnlyList<TrainingRecord> records, LinkModel model, int entities) =>
        records.Any(record => record.IsKnown) ? new CorrectModel(scheme, records, model, entities).Correct(model) : model;

    private LinkModel Correct(LinkModel model)
    {
        for (var round = 0; round < Rounds; round++)
            Scale(new LinkWeights(scheme, Corrected(model), entities));
        return Corrected(model);
    }

    private void Scale(LinkWeights weights)
    {
        var (seen, expected) = (new Counts(this), new Counts(this));
        for (var record = 0; record < records.Count; record++)
        {
            var (agreements, share) = (records[record].Agreements, records[record].Share);
            var probabilities = records[record].ProbabilitiesBy(weights);
            for (var i = 0; i < probabilities.Length; i++)
            {
                expected.Add(agreements[i], share * probabilities[i]);
                seen.Add(agreements[i], share * owned[record][i]);
            }
        }
        for (var i = 0; i < levelBits.Length; i++)
        {
            for (var level = 1; level < levelBits[i].Length; level++)
                levelBits[i][level] = Moved(
                    levelBits[i][level],
                    levelBitsBefore[i][level],
                    seen.Levels[i][level],
                    expected.Levels[i][level]
                );
        }
        for (var pair = 0; pair < pairBits.Length; pair++)
        {
            for (var i = 0; i < pairBits[pair].GetLength(0); i++)
            {
                for (var k = 0; k < pairBits[pair].GetLength(1); k++)
                    pairBits[pair][i, k] = Moved(
                        pairBits[pair][i, k],
                        pairBitsBefore[pair][i, k],
                        seen.Pairs[pair][i, k],
                        expected.Pairs[pair][i, k]
                    );
            }
        }
    }

    private double[][,] NewPairs() =>
        [
            .. scheme.Together.Select(pair =>
                new double[scheme.Comparisons[pair.First].Levels.Length, scheme.Comparisons[pair.Second].Levels.Length]
            ),
        ];

    /// <summary>The bits of the model's pairs of levels, from which correcting goes on.</summary>
    private double[][,] PairsOf(LinkModel model)
    {
        var bits = NewPairs();
        var known = model.Together.ToDictionary(own => (own.First, own.Second), own => own.CorrectionBits);
        for (var pair = 0; pair < bits.Length; pair++)
        {
            var (first, second) = (
                scheme.LevelNames(scheme.Together[pair].First),
                scheme.LevelNames(scheme.Together[pair].Second)
            );
            for (var i = 0; i < first.Length; i++)
            {
                for (var k = 0; k < second.Length; k++)
                    bits[pair][i, k] = known.GetValueOrDefault((first[i], second[k]));
            }
        }
        return bits;
    }

    private static double Moved(double bits, double before, double seen, double expected) =>
        Math.Clamp(
            bits
                + (
                    Step
                    * Math.Log2(Math.Max(seen + PriorRecords - (RecordsPerBit * (bits - before)), 1) / (expected + PriorRecords))
                ),
            -BitsMax,
            BitsMax
        );

    private LinkModel Corrected(LinkModel model) =>
        model with
        {
            Comparisons =
            [
                .. model.Comparisons.Select(
                    (own, i) =>
                        own with
                        {
                            Levels =
                            [
                                .. own.Levels.Select(
                                    (level, k) => level with { CorrectionBits = Math.Round(levelBits[i][k], 3) }
                                ),
                            ],
                        }
                ),
            ],
            Together =
            [
                .. from pair in Enumerable.Range(0, pairBits.Length)
                let first = scheme.LevelNames(scheme.Together[pair].First)
                let second = scheme.LevelNames(scheme.Together[pair].Second)
                from i in Enumerable.Range(0, first.Length)
                from k in Enumerable.Range(0, second.Length)
                where Math.Abs(pairBits[pair][i, k]) >= BitsMin
                select new LevelPair(first[i], second[k], Math.Round(pairBits[pair][i, k], 3)),
            ],
        };

    /// <summary>Records by level, and by pair of levels.</summary>
    private sealed class Counts(CorrectModel of)
    {
        public double[][] Levels { get; } = of.scheme.ZerosByLevel();

        public double[][,] Pairs { get; } = of.NewPairs();

        public void Add(Comparing.Agreement[] agreements, double share)
        {
            for (var i = 0; i < agreements.Length; i++)
                Levels[i][agreements[i].Level] += share;
            for (var pair = 0; pair < Pairs.Length; pair++)
            {
                var (first, second) = of.scheme.Together[pair];
                Pairs[pair][agreements[first].Level, agreements[second].Level] += share;
            }
        }
    }
}
