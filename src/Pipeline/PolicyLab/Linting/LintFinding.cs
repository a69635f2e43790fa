using System.Globalization;

namespace FoodCredit.Pipeline.PolicyLab.Linting;

/// <summary>Something about a policy that its authors would want to know.</summary>
/// <param name="Code">Which check found it, such as <c>shadowed_rule</c>.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="File">Relative to the workspace.</param>
/// <param name="Line">1-based; 0: the file as a whole.</param>
/// <param name="Column">1-based; 0: the file as a whole.</param>
/// <param name="What">What is there.</param>
/// <param name="Why">Why that is worth a word.</param>
/// <param name="Advice">What to do.</param>
public sealed record LintFinding(
    string Code,
    LintLevel Level,
    string File,
    int Line,
    int Column,
    string What,
    string Why,
    string Advice
)
{
    /// <summary>One line: <c>policies/city.yaml:12:7: warning shadowed_rule: what; why; advice</c>.</summary>
    public override string ToString()
    {
        var place = Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
        return $"{place}: {Level.ToString().ToLowerInvariant()} {Code}: {What}; {Why}; {Advice}";
    }
}
