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
    public const int RecordsMax = 20_000;

    private const int RandomPairs = 50_000;
    private const int SureFrom = 999_000;

    /// <summary>Learns.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="sample">Records, at most <see cref="RecordsMax"/>, in an order that does not depend on files.</param>
    /// <param name="truthOf">The entity of a record where it is known, -1 for nobody, null where it is not known.</param>
    /// <param name="errorShare">The share of wrong attachments that is accepted among all attachments, 0 to 1.</param>
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
        var model = TrainModel.From(scheme, records, PairsAtRandom(entities, sample), entities.Count);
        return Calibrate(entities, sample, model, errorShare);
    }

    /// <summary>Pairs of every record with entities that lie a large stride apart.</summary>
    private static IEnumerable<Agreement[]> PairsAtRandom(EntityTable entities, IReadOnlyList<PartyFields> sample)
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
            for (var k = 0; k < each; k++)
            {
                var agreements = new Agreement[scheme.Comparisons.Length];
                var entity = (int)(((ulong)((i * each) + k) * 0x9E37_79B1ul) % (ulong)entities.Count);
                scheme.Compare(facts, entities.FactsOf(entity), keys, agreements);
                yield return agreements;
            }
        }
    }

    private static LinkModel Calibrate(
        EntityTable entities,
        IReadOnlyList<PartyFields> sample,
        LinkModel model,
        double errorShare
    )
    {
        var linker = new Linker(entities, model);
        var probabilities = new List<int>();
        var decoys = new List<int>();
        foreach (var record in sample)
        {
            var decision = linker.Decide(record);
            probabilities.Add(decision.Probability);
            if (decision.Probability >= SureFrom)
                decoys.Add(linker.DecideWithout(record, decision.Entity).Probability);
        }
        var nobody = model.NobodyShare * sample.Count;
        foreach (
            var threshold in (int[])
                [500_000, 700_000, 800_000, 900_000, 950_000, 980_000, 990_000, 995_000, 998_000, 999_000, 999_500, 999_800]
        )
        {
            var attached = probabilities.Count(probability => probability >= threshold);
            var doubts = probabilities.Where(probability => probability >= threshold).Sum(p => 1 - ((double)p / Posterior.One));
            var fooled = decoys.Count == 0 ? 0 : nobody * decoys.Count(p => p >= threshold) / decoys.Count;
            if (doubts + fooled <= errorShare * attached)
                return model with { MatchedFrom = threshold, ReviewedFrom = Math.Min(threshold, model.ReviewedFrom) };
        }
        return model with { MatchedFrom = 999_900 };
    }
}
