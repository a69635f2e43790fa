using System.Collections.Immutable;
using FoodCredit.Pipeline.Workspaces;
using FoodCredit.Scoring.Policies;

namespace FoodCredit.Pipeline.PolicyLab.Linting;

/// <summary>Gathers what the checks find in one policy.</summary>
internal sealed class LintFindings(PolicyDocument document)
{
    private readonly List<LintFinding> findings = [];

    public void Warn(string code, string path, string what, string why, string advice) =>
        Add(LintLevel.Warning, code, path, what, why, advice);

    public void Hint(string code, string path, string what, string why, string advice) =>
        Add(LintLevel.Hint, code, path, what, why, advice);

    /// <summary>In order of place and code.</summary>
    public ImmutableArray<LintFinding> ToSorted() =>
        [
            .. findings
                .OrderBy(own => own.Line)
                .ThenBy(own => own.Column)
                .ThenBy(own => own.Code, StringComparer.Ordinal)
                .ThenBy(own => own.What, StringComparer.Ordinal),
        ];

    public static string Word(Severity severity) => severity.ToString().ToLowerInvariant();

    public static string Word(Colour colour) => colour.ToString().ToLowerInvariant();

    private void Add(LintLevel level, string code, string path, string what, string why, string advice)
    {
        var place = document.Locate(path);
        findings.Add(new LintFinding(code, level, place.File, place.Line, place.Column, what, why, advice));
    }
}
