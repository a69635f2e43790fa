using FoodCredit.Pipeline.Linking.Deciding;

namespace FoodCredit.Pipeline.Linking.Cases;

/// <summary>Explains the decision about one record of a file: its candidates, best first, and what each comparison adds to their weights.</summary>
public static class ExplainLink
{
    /// <summary>Explains.</summary>
    /// <param name="files">What is linked; the truth is not read.</param>
    /// <param name="record">The record's id.</param>
    /// <param name="threads">How many threads prepare the entities.</param>
    /// <exception cref="Workspaces.BrokenContractException">A file cannot be read, or has no such record.</exception>
    public static LinkExplanation Of(CaseFiles files, string record, int threads)
    {
        var linkCase = files.ToCase();
        var wanted =
            linkCase.ReadRecords().FirstOrDefault(own => own.Id == record)
            ?? throw new Workspaces.BrokenContractException(
                new Workspaces.Fault(files.Records, 0, 0, $"a record '{record}'", "none", "name a record of the file")
            );
        var entities = linkCase.ReadEntities(threads);
        var linker = new Linker(entities, CaseModel.Of(files, linkCase, entities, threads));
        var decision = linker.Decide(wanted.Fields);
        return Explain(record, entities, linker, decision);
    }

    internal static LinkExplanation Explain(string record, EntityTable entities, Linker linker, LinkDecision decision) =>
        new(
            record,
            decision.Outcome.ToString().ToLowerInvariant(),
            decision.Flags.ToWords(),
            decision.Probability,
            [.. linker.ByWeight().Select(candidate => Explain(entities, linker, candidate))]
        );

    /// <summary>One of the linker's candidates.</summary>
    internal static ExplainedCandidate Explain(EntityTable entities, Linker linker, int candidate) =>
        new(
            entities.IdOf(linker.Candidates[candidate]),
            linker.WeightOf(candidate),
            [.. Steps(entities.Scheme, linker, candidate)]
        );

    internal static IEnumerable<WeighedAgreement> Steps(LinkScheme scheme, Linker linker, int candidate)
    {
        yield return new WeighedAgreement("prior", "one of all entities", 0, linker.Weights.Prior);
        for (var i = 0; i < scheme.Comparisons.Length; i++)
        {
            var agreement = linker.AgreementsWith(candidate)[i];
            yield return new WeighedAgreement(
                scheme.Comparisons[i].Name,
                scheme.Comparisons[i].Levels[agreement.Level].Name,
                agreement.Sharing,
                linker.Weights.Of(i, agreement)
            );
        }
        yield return new WeighedAgreement("together", "", 0, linker.Weights.Together(linker.AgreementsWith(candidate)));
    }
}
