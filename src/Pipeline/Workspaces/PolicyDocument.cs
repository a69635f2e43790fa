using FoodCredit.Pipeline.Workspaces.Yaml;
using FoodCredit.Scoring.Plans;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>A policy and the document it was read from.</summary>
public sealed class PolicyDocument
{
    private readonly YamlDocument _document;

    internal PolicyDocument(Policy policy, YamlDocument document) => (Policy, _document) = (policy, document);

    public Policy Policy { get; }

    /// <summary>The path relative to the workspace, with forward slashes.</summary>
    public string File => _document.File;

    /// <summary>The tree of the document.</summary>
    internal YamlNode.Mapping Root => _document.Root;

    /// <summary>Another policy that was made from this document's, and is not written yet.</summary>
    internal PolicyDocument With(Policy policy) => new(policy, _document);

    /// <summary>The policy as it is executed: a policy of a loaded workspace compiles.</summary>
    /// <param name="thresholds">Others than its own; null: its own.</param>
    internal ScoringPlan ToPlan(Thresholds? thresholds = null) =>
        PolicyCompiler.Compile(thresholds is null ? Policy : Policy with { Thresholds = thresholds }).Plan
        ?? throw new InvalidOperationException($"The policy {File} of a loaded workspace does not compile.");

    /// <summary>
    /// Where the value of a dotted path stands, such as <c>record_types.penalty.frequency.3</c>, <c>thresholds.orange</c> or
    /// <c>rules.0.when</c> (list items by 0-based index). A value that was not written is located at the nearest thing around it.
    /// </summary>
    public Place Locate(string path) => _document.Locate(path);
}
