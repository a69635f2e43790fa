using FoodCredit.Pipeline.Linking.Comparing;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Running;

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
    private const int BatchRecords = 128;

    /// <summary>However few errors there are in all: no single decision may be more doubtful.</summary>
    private const int IdentifiedFromMin = 900_000;

    /// <summary>Learns.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="sample">Records, at most <see cref="RecordsMax"/>, in an order that does not depend on files.</param>
    /// <param name="ownerOf">What is known of whose a record is.</param>
    /// <param name="isChosen">Records became known because they were doubtful, not by chance.</param>
    /// <param name="errorShare">The share of wrong attachments that is accepted among all attachments, 0 to 1; less for nobody's records.</param>
    /// <param name="threads">How many threads work; what is learned does not depend on it.</param>
    public static LinkModel Learn(
        EntityTable entities,
        IReadOnlyList<PartyFields> sample,
        Func<int, KnownOwner> ownerOf,
        bool isChosen,
        double errorShare,
        int threads
    )
    {
        var scheme = entities.Scheme;
        var compared = Compare(entities, sample, threads);
        TrainingRecord[] records = [.. compared.Select((own, i) => RecordOf(scheme, own, ownerOf(i)))];
        var model = TrainModel.From(scheme, records, compared.SelectMany(own => own.AtRandom), entities.Count);
        model = isChosen
            ? CorrectModel.ByChosen(scheme, records, model, entities.Count)
            : CorrectModel.By(scheme, records, model, entities.Count);
        return Calibrate(entities, compared, ownerOf, isChosen, model, errorShare);
    }

    /// <summary>Corrects a model by records that became known because they were doubtful; its threshold stays.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="sample">As of <see cref="Learn"/>.</param>
    /// <param name="ownerOf">As of <see cref="Learn"/>.</param>
    /// <param name="model">The model; without a known record it stays as it is.</param>
    /// <param name="threads">How many threads work.</param>
    public static LinkModel Correct(
        EntityTable entities,
        IReadOnlyList<PartyFields> sample,
        Func<int, KnownOwner> ownerOf,
        LinkModel model,
        int threads
    )
    {
        var compared = Compare(entities, sample, threads);
        TrainingRecord[] records = [.. compared.Select((own, i) => RecordOf(entities.Scheme, own, ownerOf(i)))];
        return CorrectModel.ByChosen(entities.Scheme, records, model, entities.Count);
    }

    private static TrainingRecord RecordOf(LinkScheme scheme, ComparedRecord own, KnownOwner owner)
    {
        Agreement[][] agreements = [.. own.Agreements.Select(each => each.ToArray())];
        scheme.SeeBeside(own.Facts, agreements, agreements);
        return new(agreements, owner.Entity is { } truth ? own.Candidates.IndexOf(truth) : null)
        {
            Excluded = [.. owner.Not.Select(entity => own.Candidates.IndexOf(entity)).Where(candidate => candidate >= 0)],
            Share = owner.Share,
        };
    }

    /// <summary>Compares every record with its candidates, and with entities that lie a large stride apart. No model changes what is found here.</summary>
    private static ComparedRecord[] Compare(EntityTable entities, IReadOnlyList<PartyFields> sample, int threads)
    {
        var compared = new ComparedRecord[sample.Count];
        var each = entities.Count == 0 ? 0 : Math.Max(1, RandomPairs / Math.Max(1, sample.Count));
        var starting = LinkModel.Starting(entities.Scheme);
        FirstFailure.Of(() =>
            Parallel.For(
                0,
                (sample.Count + BatchRecords - 1) / BatchRecords,
                new ParallelOptions { MaxDegreeOfParallelism = threads },
                () => new Linker(entities, starting),
                (batch, _, linker) =>
                {
                    for (var i = batch * BatchRecords; i < Math.Min(sample.Count, (batch + 1) * BatchRecords); i++)
                    {
                        linker.Compare(sample[i]);
                        compared[i] = new ComparedRecord(
                            linker.RecordFacts,
                            [.. linker.Candidates],
                            [.. Enumerable.Range(0, linker.CandidateCount).Select(k => linker.AgreementsWith(k).ToArray())],
                            [.. Enumerable.Range(i * each, each).Select(k => linker.CompareWith(AtRandom(k, entities.Count)))]
                        );
                        entities.Scheme.SeeBeside(linker.RecordFacts, compared[i].Agreements, compared[i].AtRandom.AsSpan());
                    }
                    return linker;
                },
                _ => { }
            )
        );
        return compared;
    }

    private static int AtRandom(int pair, int entities) => (int)((ulong)pair * 0x9E37_79B1ul % (ulong)entities);

    /// <summary>
    /// The lowest thresholds with at most the accepted share of wrong attachments, and a part of it of nobody's records attached: one for records that bear a
    /// registered identifier, one for all others. Where the truth of the sample is known it is counted; else the doubts of the model are, and how it is
    /// fooled when the owner is hidden.
    /// </summary>
    private static LinkModel Calibrate(
        EntityTable entities,
        ComparedRecord[] compared,
        Func<int, KnownOwner> ownerOf,
        bool isChosen,
        LinkModel model,
        double errorShare
    )
    {
        var linker = new Linker(entities, model with { MatchedFrom = 0, IdentifiedMatchedFrom = 0 });
        var (identified, others) = (new Calibration(isChosen), new Calibration(isChosen));
        for (var i = 0; i < compared.Length; i++)
        {
            var decision = linker.Decide(compared[i], exceptFor: -1);
            var group = linker.IsIdentified ? identified : others;
            var owner = ownerOf(i);
            group.Add(decision, owner, model.NobodyShare);
            if (owner.Entity is null && decision.Probability >= SureFrom)
                group.AddDecoy(linker.Decide(compared[i], decision.Entity).Probability);
        }
        return model with
        {
            MatchedFrom = others.ThresholdAt(errorShare),
            IdentifiedMatchedFrom = identified.HasAttached
                ? Math.Max(IdentifiedFromMin, identified.ThresholdAt(errorShare))
                : others.ThresholdAt(errorShare),
        };
    }
}
