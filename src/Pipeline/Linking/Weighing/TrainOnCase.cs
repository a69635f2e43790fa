using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Linking.Comparing;
using FoodCredit.Pipeline.Linking.Deciding;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>
/// Learns a model from entities and a sample of records: 1. the candidates of each sampled record; 2. shares by expectation and maximization; 3. the thresholds,
/// by taking records whose owner is sure, hiding that owner, and seeing how sure the model would be of somebody else.
/// </summary>
internal static class TrainOnCase
{
    /// <summary>More records change no share by more than noise.</summary>
    public const int RecordsMax = 30_000;

    private const int RandomPairs = 50_000;
    private const int SureFrom = 999_000;

    /// <summary>Learns.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="sample">Records, at most <see cref="RecordsMax"/>, in an order that does not depend on files.</param>
    /// <param name="truthOf">The entity of a record where it is known, -1 for nobody, null where it is not known.</param>
    /// <param name="errorShare">The share of wrong attachments that is accepted among all attachments, 0 to 1; a quarter of it for nobody's records.</param>
    public static LinkModel Learn(
        EntityTable entities,
        IReadOnlyList<PartyFields> sample,
        Func<int, int?> truthOf,
        double errorShare
    )
    {
        var scheme = entities.Scheme;
        var linker = new Linker(entities, LinkModel.Starting(scheme));
        var records = new List<TrainingRecord>(sample.Count);
        for (var i = 0; i < sample.Count; i++)
        {
            linker.Weigh(sample[i], exceptFor: -1);
            records.Add(
                new TrainingRecord(
                    [.. Enumerable.Range(0, linker.CandidateCount).Select(k => linker.AgreementsWith(k).ToArray())],
                    truthOf(i) is { } truth ? linker.Candidates.IndexOf(truth) : null
                )
            );
        }
        var model = TrainModel.From(scheme, records, PairsAtRandom(entities, sample, linker.Finder), entities.Count);
        model = CorrectModel.By(scheme, records, model, entities.Count);
        return Calibrate(entities, sample, truthOf, model, errorShare);
    }

    /// <summary>Pairs of every record with entities that lie a large stride apart.</summary>
    private static IEnumerable<Agreement[]> PairsAtRandom(
        EntityTable entities,
        IReadOnlyList<PartyFields> sample,
        CandidateFinder finder
    )
    {
        if (sample.Count == 0 || entities.Count == 0)
            yield break;
        var scheme = entities.Scheme;
        var keys = new KeyList();
        var each = Math.Max(1, RandomPairs / sample.Count);
        for (var i = 0; i < sample.Count; i++)
        {
            var facts = scheme.Prepare(sample[i]);
            scheme.TakeRecordKeys(facts, keys);
            finder.LookUp(keys);
            for (var k = 0; k < each; k++)
            {
                var agreements = new Agreement[scheme.Comparisons.Length];
                var entity = (int)(((ulong)((i * each) + k) * 0x9E37_79B1ul) % (ulong)entities.Count);
                scheme.Compare(facts, entities.FactsOf(entity), keys, agreements);
                yield return agreements;
            }
        }
    }

    /// <summary>
    /// The lowest threshold with at most the accepted share of wrong attachments, and at most a quarter of it of nobody's records attached. Where the truth of the sample
    /// is known it is counted; else the doubts of the model are, and how it is fooled when the owner is hidden.
    /// </summary>
    private static LinkModel Calibrate(
        EntityTable entities,
        IReadOnlyList<PartyFields> sample,
        Func<int, int?> truthOf,
        LinkModel model,
        double errorShare
    )
    {
        var linker = new Linker(entities, model with { MatchedFrom = 0 });
        var attached = new List<(int Probability, double Wrong, double Nobody)>();
        var decoys = new List<int>();
        var nobody = 0.0;
        for (var i = 0; i < sample.Count; i++)
        {
            var decision = linker.Decide(sample[i]);
            var truth = truthOf(i);
            nobody += truth is { } known ? (known < 0 ? 1 : 0) : model.NobodyShare;
            if (decision.Outcome == LinkOutcome.Matched)
                attached.Add(
                    truth is { } own
                        ? (decision.Probability, own >= 0 && own != decision.Entity ? 1 : 0, own < 0 ? 1 : 0)
                        : (decision.Probability, 1 - ((double)decision.Probability / Posterior.One), 0)
                );
            if (truth is null && decision.Probability >= SureFrom)
                decoys.Add(linker.DecideWithout(sample[i], decision.Entity).Probability);
        }
        foreach (var threshold in Thresholds)
        {
            var above = attached.Where(one => one.Probability >= threshold).ToList();
            var fooled =
                above.Sum(one => one.Nobody)
                + (decoys.Count == 0 ? 0 : nobody * decoys.Count(p => p >= threshold) / decoys.Count);
            if (
                above.Sum(one => one.Wrong) + fooled <= errorShare * above.Count
                && above.Sum(one => one.Nobody) <= errorShare / 4 * nobody
            )
                return model with { MatchedFrom = threshold };
        }
        return model with { MatchedFrom = Thresholds[^1] };
    }

    private static readonly int[] Thresholds =
    [
        500_000,
        600_000,
        700_000,
        800_000,
        850_000,
        900_000,
        920_000,
        940_000,
        950_000,
        960_000,
        970_000,
        980_000,
        984_000,
        986_000,
        988_000,
        990_000,
        992_000,
        994_000,
        995_000,
        997_000,
        998_000,
        999_000,
        999_500,
        999_800,
    ];
}
