using System.Collections.Immutable;
using FoodCredit.Pipeline.Contracts;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.PolicyLab.Linting;

/// <summary>
/// Finds what a policy says without effect, beyond what keeps it from being loaded: 1. grades and periods that never decide; 2. rules that never
/// change a colour; 3. tables that do less than they seem to; 4. colours that nobody can have; 5. types that nobody delivers.
/// </summary>
public static class LintPolicy
{
    /// <summary>What is found, by line.</summary>
    /// <param name="workspace">The city.</param>
    /// <param name="document">A policy of it.</param>
    public static ImmutableArray<LintFinding> Of(Workspace workspace, PolicyDocument document)
    {
        var (linted, findings) = (new LintedPolicy(document), new LintFindings(document));
        GradeChecks.Check(linted, findings);
        RuleChecks.Check(linted, findings);
        TypeTableChecks.Check(linted, findings);
        ColourReachChecks.Check(linted, findings);
        CheckSources(workspace, document, findings);
        return findings.ToSorted();
    }

    /// <summary>What keeps a workspace from being loaded, as findings.</summary>
    public static ImmutableArray<LintFinding> OfFaults(ImmutableArray<Fault> faults) =>
        [
            .. faults.Select(fault => new LintFinding(
                "not_loadable",
                LintLevel.Error,
                fault.File,
                fault.Line,
                fault.Column,
                $"expected {fault.Expected}",
                $"found {fault.Found}",
                fault.Advice
            )),
        ];

    private static void CheckSources(Workspace workspace, PolicyDocument document, LintFindings findings)
    {
        var delivered = workspace
            .Contracts.Values.Where(contract => contract.Feeds == DatasetKind.Records)
            .Select(contract => contract.RecordType)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var type in document.Policy.Types.Where(type => !delivered.Contains(type.RecordType)))
            findings.Hint(
                "type_without_source",
                $"record_types.{type.RecordType}",
                $"no source delivers records of {type.RecordType}",
                "nothing of it can count",
                "add a contract, or keep it for one to come"
            );
    }
}
