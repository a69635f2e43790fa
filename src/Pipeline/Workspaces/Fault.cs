using System.Globalization;

namespace FoodCredit.Pipeline.Workspaces;

/// <summary>One thing that is wrong with a workspace: where, what was expected, what was found and what to do.</summary>
/// <param name="File">The file's path relative to the workspace, with forward slashes; or a directory.</param>
/// <param name="Line">1-based; 0 when the fault is about the file as a whole.</param>
/// <param name="Column">1-based, in UTF-16 code units as editors count; 0 when the fault is about the file as a whole.</param>
/// <param name="Expected">What the program expected there, without the word "expected".</param>
/// <param name="Found">What stands there, values quoted.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record Fault(string File, int Line, int Column, string Expected, string Found, string Advice)
{
    /// <summary>One line: <c>sources/scjg_penalty.yaml:12:7: expected one of text, name; found 'txt'; did you mean 'text'?</c>.</summary>
    public override string ToString()
    {
        string place = Line == 0 ? File : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
        return $"{place}: expected {Expected}; found {Found}; {Advice}";
    }
}
