namespace FoodCredit.Pipeline.Tests.Workspaces;

/// <summary>A document with one thing wrong, and the fault it must give.</summary>
/// <param name="File">The document that is changed and where the fault lies.</param>
/// <param name="Before">What is replaced; empty: <paramref name="After"/> is appended as lines.</param>
/// <param name="After">What stands there instead.</param>
/// <param name="At">The text, standing once in the changed document, at whose beginning the fault lies.</param>
/// <param name="Fault">The fault without its place.</param>
public sealed record BrokenCase(string File, string Before, string After, string At, string Fault)
{
    internal SmallWorkspace Break()
    {
        SmallWorkspace files = new();
        return Before.Length == 0 ? files.Append(File, After) : files.Replace(File, Before, After);
    }

    /// <summary>The fault as it must be shown; its place is found by searching the text, not by the parser under test.</summary>
    internal string Expected(SmallWorkspace broken)
    {
        string text = broken.Text(File);
        int at = text.IndexOf(At, StringComparison.Ordinal);
        Assert.True(at >= 0 && text.IndexOf(At, at + 1, StringComparison.Ordinal) < 0, $"'{At}' must stand once in {File}");
        string[] linesBefore = text[..at].Split('\n');
        return $"{File}:{linesBefore.Length}:{linesBefore[^1].Length + 1}: {Fault}";
    }

    /// <summary>Shown as the test's name.</summary>
    public override string ToString() => $"{File}: {After}";
}
