using CsCheck;
using FoodCredit.Pipeline.Drifting;

namespace FoodCredit.Pipeline.Tests.Drifting;

public sealed class LineDiffTests
{
    [Fact]
    public void Of_TwoChangesFarApart_HasTwoHunks() =>
        Assert.Equal(
            "--- a/x\n+++ b/x\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -8,4 +9,4 @@\n 8\n 9\n 10\n-11\n\\ No newline at end of file\n+12\n",
            LineDiff.Of("x", "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n12\n")
        );

    [Fact]
    public void Of_EqualTexts_IsEmpty() => Assert.Empty(LineDiff.Of("x", "a\nb", "a\nb"));

    [Fact]
    public void Of_AnyTwoTexts_LeadsFromOneToTheOther() =>
        Gen.Select(Text, Text).Sample((before, after) => Patched(before, LineDiff.Of("x", before, after)) == after, iter: 2_000);

    private static Gen<string> Text =>
        Gen.Select(Gen.Char["abcd"].Array[0, 30], Gen.Bool)
            .Select((lines, ends) => lines.Length == 0 ? "" : string.Join('\n', lines) + (ends ? "\n" : ""));

    /// <summary>Applies a diff as the format is defined: kept and removed lines must stand where the hunk says.</summary>
    private static string Patched(string before, string diff)
    {
        var old = before.Split('\n', StringSplitOptions.None).ToList();
        var endsWithBreak = old[^1].Length == 0;
        if (endsWithBreak)
            old.RemoveAt(old.Count - 1);
        var (result, next, isBroken) = (new List<string>(), 0, endsWithBreak);
        var lines = diff.Split('\n')[..^1];
        for (var i = 2; i < lines.Length; i++)
        {
            switch (lines[i][0])
            {
                case '@':
                    var start =
                        int.Parse(lines[i].Split(' ', ',')[1][1..], System.Globalization.CultureInfo.InvariantCulture) - 1;
                    for (; next < start; next++)
                        result.Add(old[next]);
                    break;
                case ' ' or '-':
                    Assert.Equal(old[next++], lines[i][1..]);
                    if (lines[i][0] == ' ')
                        result.Add(lines[i][1..]);
                    isBroken = lines[i][0] == ' ' ? !NoBreak(lines, i) : isBroken;
                    break;
                case '+':
                    result.Add(lines[i][1..]);
                    isBroken = !NoBreak(lines, i);
                    break;
                default:
                    break;
            }
        }
        if (next < old.Count)
            isBroken = endsWithBreak;
        result.AddRange(old.Skip(next));
        return result.Count == 0 ? "" : string.Join('\n', result) + (isBroken ? "\n" : "");
    }

    private static bool NoBreak(string[] lines, int at) => at + 1 < lines.Length && lines[at + 1][0] == '\\';
}
