using System.Collections.Immutable;
using System.Diagnostics;
using FoodCredit.Pipeline.Linking.Deciding;
using FoodCredit.Pipeline.Linking.Weighing;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>
/// Links the records of files and compares the decisions with the truth: 1. prepare and index the entities, and read the truth; 2. learn a model, unless one is given;
/// 3. decide each record; 4. count, in all and by source and corruption.
/// </summary>
public sealed class EvaluateLinks
{
    private readonly LinkCase linkCase;
    private readonly int threads;
    private readonly bool keepsDecisions;
    private readonly bool isLabelledOnly;
    private readonly SortedDictionary<string, Tally> tallies = new(StringComparer.Ordinal) { ["all"] = new Tally() };
    private readonly List<JudgedDecision> decisions = [];
    private readonly List<LinkedPair> pairs = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<StageTime> stages = [];
    private long candidates;

    private EvaluateLinks(CaseFiles files, int threads, bool keepsDecisions) =>
        (linkCase, this.threads, this.keepsDecisions, isLabelledOnly) = (
            files.ToCase(),
            threads,
            keepsDecisions,
            files.IsLabelledOnly
        );

    /// <summary>Evaluates.</summary>
    /// <param name="files">What to link, and the truth.</param>
    /// <param name="threads">How many threads work.</param>
    /// <param name="keepsDecisions">Keep every decision beside the truth; else memory does not grow with them.</param>
    /// <exception cref="Workspaces.BrokenContractException">A file cannot be read, or lacks a column.</exception>
    public static LinkEvaluation Of(CaseFiles files, int threads, bool keepsDecisions = true) =>
        new EvaluateLinks(files, threads, keepsDecisions).Evaluate(files);

    private LinkEvaluation Evaluate(CaseFiles files)
    {
        var entities = linkCase.ReadEntities(threads);
        Note("entities");
        var truth = TruthFile.Read(files.Truth!, entities);
        Note("truth");
        var model = CaseModel.Of(files, linkCase, entities, threads);
        Note("train");
        var linkers = LinkRecords.Link(
            entities,
            model,
            linkCase.ReadRecords(),
            record => record.Fields,
            threads,
            (record, decision, linker) => Take(entities, truth, record, decision, linker)
        );
        if (linkCase.Scheme.IsOneToOne)
            JudgeOneToOne(entities, truth, model);
        Note("link");
        return new LinkEvaluation
        {
            Entities = entities.Count,
            MatchedFrom = model.MatchedFrom,
            IdentifiedMatchedFrom = model.IdentifiedMatchedFrom,
            Groups = tallies.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Decisions = [.. decisions.OrderBy(decision => decision.Record, StringComparer.Ordinal)],
            Candidates = candidates,
            SkippedKeys = Skipped(linkers),
            Stages = [.. stages],
        };
    }

    private void Take(EntityTable entities, TruthFile truth, CaseRecord record, LinkDecision decision, Linker linker)
    {
        candidates += linker.CandidateCount;
        if (linkCase.Scheme.IsOneToOne)
        {
            var isLikely = Enumerable.Range(0, linker.CandidateCount).Where(i => linker.WeightOf(i) > 0);
            pairs.AddRange(isLikely.Select(i => new LinkedPair(record, linker.Candidates[i], linker.WeightOf(i))));
            return;
        }
        Judge(entities, truth, record, decision, linker.Candidates);
    }

    private void Judge(EntityTable entities, TruthFile truth, CaseRecord record, LinkDecision decision, ReadOnlySpan<int> found)
    {
        var named = truth.Of(record.Id);
        if (named is null && isLabelledOnly)
            return;
        var own = named ?? TruthOfRecord.Nobody;
        var isFound = own.Entity >= 0 && found.Contains(own.Entity);
        var isAttached = decision.Outcome == LinkOutcome.Matched;
        var verdict = new Verdict(
            own.EntityId.Length > 0,
            isFound,
            isAttached,
            isAttached && own.Entity >= 0 && decision.Entity == own.Entity,
            decision.Outcome == LinkOutcome.Review,
            decision.Flags.HasFlag(LinkFlags.CodeConflict),
            own.Corruptions.Split(';').Contains("undecidable")
        );
        foreach (var group in GroupsOf(record, own))
        {
            if (!tallies.TryGetValue(group, out var tally))
                tallies.Add(group, tally = new Tally());
            tally.Add(verdict);
        }
        if (!keepsDecisions)
            return;
        decisions.Add(
            new JudgedDecision(
                record.Id,
                record.Source,
                own.EntityId,
                own.Corruptions,
                decision.Outcome.ToString().ToLowerInvariant(),
                decision.Entity < 0 ? "" : entities.IdOf(decision.Entity),
                decision.Probability,
                isFound,
                decision.Flags.ToWords()
            )
        );
    }

    private IEnumerable<string> GroupsOf(CaseRecord record, TruthOfRecord own)
    {
        yield return "all";
        yield return HasCode(record) ? "with identifier" : "without identifier";
        if (own.EntityId.Length == 0)
            yield return "nobody's";
        if (record.Source.Length > 0)
            yield return $"source {record.Source}";
        foreach (var corruption in own.Corruptions.Split(';', StringSplitOptions.RemoveEmptyEntries))
            yield return $"kind {corruption}";
    }

    private bool HasCode(CaseRecord record)
    {
        var columns = linkCase.Scheme.Columns;
        return record.Fields[columns.Of("code")].Length > 0 || record.Fields[columns.Of("code_2")].Length > 0;
    }

    /// <summary>Best pairs first: each record and each entity once.</summary>
    private void JudgeOneToOne(EntityTable entities, TruthFile truth, LinkModel model)
    {
        var chosen = new Dictionary<string, LinkDecision>(StringComparer.Ordinal);
        var taken = new HashSet<int>();
        foreach (
            var pair in pairs
                .OrderByDescending(pair => pair.Weight)
                .ThenBy(pair => pair.Record.Id, StringComparer.Ordinal)
                .ThenBy(pair => pair.Entity)
        )
        {
            if (chosen.ContainsKey(pair.Record.Id) || !taken.Add(pair.Entity))
                continue;
            var probability = Posterior.Of([pair.Weight], 0);
            var outcome =
                probability >= model.MatchedFrom ? LinkOutcome.Matched
                : probability >= model.ReviewedFrom ? LinkOutcome.Review
                : LinkOutcome.Unmatched;
            chosen.Add(pair.Record.Id, new LinkDecision(outcome, pair.Entity, probability, pair.Weight, -1, 0, LinkFlags.None));
        }
        var found = pairs.ToLookup(pair => pair.Record.Id, pair => pair.Entity);
        foreach (var record in linkCase.ReadRecords())
            Judge(entities, truth, record, chosen.GetValueOrDefault(record.Id, LinkDecision.Nobody), [.. found[record.Id]]);
    }

    private ImmutableSortedDictionary<string, long> Skipped(IEnumerable<Linker> linkers)
    {
        var skipped = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (var linker in linkers)
        {
            for (var i = 0; i < linkCase.Scheme.Comparisons.Length; i++)
            {
                var kinds = linkCase.Scheme.Comparisons[i].Keys;
                for (var kind = 0; kind < kinds.Length; kind++)
                {
                    if (linker.Finder.SkippedKeys[i][kind] > 0)
                        skipped[kinds[kind].Name] =
                            skipped.GetValueOrDefault(kinds[kind].Name) + linker.Finder.SkippedKeys[i][kind];
                }
            }
        }
        return skipped.ToImmutable();
    }

    private void Note(string stage)
    {
        stages.Add(new StageTime(stage, clock.Elapsed.TotalSeconds));
        clock.Restart();
    }

    private sealed record LinkedPair(CaseRecord Record, int Entity, int Weight);
}
