using FoodCredit.Pipeline.Linking.Blocking;
using FoodCredit.Pipeline.Linking.Comparing;
using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Linking.Deciding;

/// <summary>
/// Decides whose a record is: 1. prepare its fields; 2. find its candidates; 3. compare and weigh each; 4. decide by the probability of the best, which
/// falls with the margin to the others. One for each thread.
/// </summary>
internal sealed class Linker
{
    /// <summary>Entities whose weights differ by less than a tenth of a bit are alike.</summary>
    private const int TieBits = LinkWeights.Bit / 10;

    private readonly EntityTable entities;
    private readonly LinkScheme scheme;
    private readonly LinkModel model;
    private readonly KeyList keys = new();
    private readonly int[] candidates = new int[CandidateFinder.CandidatesMax];
    private readonly int[] sums = new int[CandidateFinder.CandidatesMax];
    private readonly Agreement[][] agreements;

    public Linker(EntityTable entities, LinkModel model)
    {
        (this.entities, this.model) = (entities, model);
        scheme = entities.Scheme;
        Weights = new LinkWeights(scheme, model, entities.Count);
        Finder = new CandidateFinder(entities.Index, scheme.Comparisons.Select(comparison => comparison.Keys.AsEnumerable()));
        agreements = [.. candidates.Select(_ => new Agreement[scheme.Comparisons.Length])];
    }

    public CandidateFinder Finder { get; }

    public LinkWeights Weights { get; }

    /// <summary>The candidates of the record that was decided last, in the order in which they were found.</summary>
    public ReadOnlySpan<int> Candidates => candidates.AsSpan(0, CandidateCount);

    public int CandidateCount { get; private set; }

    /// <summary>What was prepared of the last record, by comparison.</summary>
    public object?[] RecordFacts { get; private set; } = [];

    /// <summary>The last record bears an identifier that a candidate has.</summary>
    public bool IsIdentified => scheme.IsIdentified?.Invoke(this) ?? false;

    /// <summary>What was prepared of an entity, by comparison.</summary>
    public object?[] EntityFacts(int entity) => entities.FactsOf(entity);

    /// <summary>How the last record agrees with a candidate, by comparison.</summary>
    public ReadOnlySpan<Agreement> AgreementsWith(int candidate) => agreements[candidate];

    /// <summary>The weight of a candidate of the last record.</summary>
    public int WeightOf(int candidate) => sums[candidate];

    /// <summary>The probability of a candidate of the last record, in millionths.</summary>
    public int ProbabilityOf(int candidate) => Posterior.Of(sums.AsSpan(0, CandidateCount), candidate);

    /// <summary>The candidates of the last record by number, the likeliest first.</summary>
    public IEnumerable<int> ByWeight() =>
        Enumerable.Range(0, CandidateCount).OrderByDescending(WeightOf).ThenBy(candidate => candidates[candidate]);

    /// <summary>Decides.</summary>
    public LinkDecision Decide(PartyFields record)
    {
        Weigh(record, exceptFor: -1);
        return Decide();
    }

    /// <summary>Decides by this linker's model what was compared before, as if one entity were not registered; -1: all are.</summary>
    public LinkDecision Decide(ComparedRecord record, int exceptFor)
    {
        RecordFacts = record.Facts;
        CandidateCount = 0;
        for (var i = 0; i < record.Candidates.Length; i++)
        {
            if (record.Candidates[i] == exceptFor)
                continue;
            candidates[CandidateCount] = record.Candidates[i];
            record.Agreements[i].CopyTo(agreements[CandidateCount], 0);
            CandidateCount++;
        }
        WeighAll();
        return Decide();
    }

    /// <summary>How the last record that was weighed agrees with any entity.</summary>
    public Agreement[] CompareWith(int entity)
    {
        var own = new Agreement[scheme.Comparisons.Length];
        scheme.Compare(RecordFacts, entities.FactsOf(entity), keys, own);
        return own;
    }

    /// <summary>Decides as if some entities were not registered.</summary>
    public LinkDecision DecideWithout(PartyFields record, ReadOnlySpan<int> without)
    {
        Weigh(record, without);
        return Decide();
    }

    /// <summary>The record is the entity's, whatever speaks against it: how likely it would be by weight, and who would be next.</summary>
    public LinkDecision Attach(PartyFields record, int entity)
    {
        Weigh(record, exceptFor: -1);
        var own = Candidates.IndexOf(entity);
        if (own < 0)
        {
            own = Math.Min(CandidateCount, candidates.Length - 1);
            CandidateCount = own + 1;
            Compare(own, entity);
            WeighAll();
        }
        var next = -1;
        for (var i = 0; i < CandidateCount; i++)
        {
            if (i != own && (next < 0 || IsBefore(i, next)))
                next = i;
        }
        return new LinkDecision(
            LinkOutcome.Matched,
            entity,
            ProbabilityOf(own),
            sums[own],
            next < 0 ? -1 : candidates[next],
            next < 0 ? 0 : sums[next],
            LinkFlags.None
        );
    }

    /// <summary>Finds, compares and weighs the candidates of a record.</summary>
    public void Weigh(PartyFields record, int exceptFor) => Weigh(record, new ReadOnlySpan<int>(in exceptFor));

    /// <summary>Finds and compares the candidates of a record, to be weighed later or never.</summary>
    public void Compare(PartyFields record) => Compare(record, []);

    private void Weigh(PartyFields record, ReadOnlySpan<int> without)
    {
        Compare(record, without);
        WeighAll();
    }

    private void Compare(PartyFields record, ReadOnlySpan<int> without)
    {
        var facts = RecordFacts = scheme.Prepare(record);
        scheme.TakeRecordKeys(facts, keys);
        CandidateCount = 0;
        var found = Finder.Find(keys);
        entities.Expect(found);
        foreach (var entity in found)
        {
            if (!without.Contains(entity))
                Compare(CandidateCount++, entity);
        }
    }

    private void Compare(int place, int entity)
    {
        candidates[place] = entity;
        scheme.Compare(RecordFacts, entities.FactsOf(entity), keys, agreements[place]);
    }

    private void WeighAll()
    {
        var all = agreements.AsSpan(0, CandidateCount);
        scheme.SeeBeside(RecordFacts, all, all);
        for (var i = 0; i < CandidateCount; i++)
            sums[i] = Weights.Of(agreements[i]);
    }

    private LinkDecision Decide()
    {
        var (best, second) = BestTwo();
        if (best < 0)
            return LinkDecision.Nobody;
        var probability = ProbabilityOf(best);
        var flags =
            second >= 0 && sums[best] - sums[second] < TieBits && probability >= model.ReviewedFrom / 4
                ? LinkFlags.Tie
                : LinkFlags.None;
        var outcome =
            // Each of two that are alike has one half, which a low threshold would take for enough.
            probability >= (IsIdentified ? model.IdentifiedMatchedFrom : model.MatchedFrom)
            && flags == LinkFlags.None
                ? LinkOutcome.Matched
            : probability >= model.ReviewedFrom || flags != LinkFlags.None ? LinkOutcome.Review
            : LinkOutcome.Unmatched;
        var decision = new LinkDecision(
            outcome,
            candidates[best],
            probability,
            sums[best],
            second < 0 ? -1 : candidates[second],
            second < 0 ? 0 : sums[second],
            flags
        );
        return scheme.Revise?.Invoke(decision, this) ?? decision;
    }

    private (int Best, int Second) BestTwo()
    {
        var (best, second) = (-1, -1);
        for (var i = 0; i < CandidateCount; i++)
        {
            if (best < 0 || IsBefore(i, best))
                (best, second) = (i, best);
            else if (second < 0 || IsBefore(i, second))
                second = i;
        }
        return (best, second);
    }

    private bool IsBefore(int i, int j) => sums[i] != sums[j] ? sums[i] > sums[j] : candidates[i] < candidates[j];
}
