using System.Globalization;
using System.Text;

namespace FoodCredit.Pipeline.Drifting;

/// <summary>What an edit changes, line by line, as a unified diff with three lines around each change.</summary>
internal static class LineDiff
{
    private const int Context = 3;
    private const char Kept = ' ';
    private const char Removed = '-';
    private const char Added = '+';

    /// <summary>The diff of a file named relative to where it is applied; empty when the texts are equal.</summary>
    public static string Of(string file, string before, string after)
    {
        var lines = Script(Lines(before), Lines(after));
        var diff = new StringBuilder();
        var (oldLine, newLine) = (1, 1);
        for (var i = 0; i < lines.Count; )
        {
            if (NextChange(lines, i) is not { } change)
                break;
            var start = Math.Max(i, change - Context);
            (oldLine, newLine) = (oldLine + start - i, newLine + start - i);
            var end = EndOfHunk(lines, change);
            var hunk = lines[start..end];
            var (oldCount, newCount) = (hunk.Count(line => line.Mark != Added), hunk.Count(line => line.Mark != Removed));
            if (diff.Length == 0)
                diff.Append(CultureInfo.InvariantCulture, $"--- a/{file}\n+++ b/{file}\n");
            diff.Append(CultureInfo.InvariantCulture, $"@@ -{oldLine},{oldCount} +{newLine},{newCount} @@\n");
            foreach (var (mark, line) in hunk)
            {
                diff.Append(mark).Append(line);
                if (!line.EndsWith('\n'))
                    diff.Append("\n\\ No newline at end of file\n");
            }
            (oldLine, newLine, i) = (oldLine + oldCount, newLine + newCount, end);
        }
        return diff.ToString();
    }

    /// <summary>The lines with their breaks.</summary>
    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    private static int? NextChange(List<(char Mark, string Line)> lines, int from)
    {
        var change = lines.FindIndex(from, line => line.Mark != Kept);
        return change < 0 ? null : change;
    }

    /// <summary>Behind the context of the last change that is no further than two contexts from the one before.</summary>
    private static int EndOfHunk(List<(char Mark, string Line)> lines, int change)
    {
        var last = change;
        while (NextChange(lines, last + 1) is { } next && next - last <= 2 * Context)
            last = next;
        return Math.Min(lines.Count, last + 1 + Context);
    }

    /// <summary>The shortest way from one text to the other, by the longest common subsequence of what is between equal ends.</summary>
    private static List<(char Mark, string Line)> Script(List<string> before, List<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head])
            head++;
        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)])
            tail++;
        var (rows, columns) = (before.Count - head - tail, after.Count - head - tail);
        var common = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
        {
            for (var j = columns - 1; j >= 0; j--)
                common[i, j] =
                    before[head + i] == after[head + j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        var script = new List<(char Mark, string Line)>(before.Take(head).Select(line => (Kept, line)));
        var (at, to) = (0, 0);
        while (at < rows || to < columns)
        {
            if (at < rows && to < columns && before[head + at] == after[head + to])
            {
                script.Add((Kept, before[head + at++]));
                to++;
            }
            else if (at < rows && (to == columns || common[at + 1, to] >= common[at, to + 1]))
                script.Add((Removed, before[head + at++]));
            else
                script.Add((Added, after[head + to++]));
        }
        script.AddRange(before.Skip(before.Count - tail).Select(line => (Kept, line)));
        return script;
    }
}
