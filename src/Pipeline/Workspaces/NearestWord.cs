namespace FoodCredit.Pipeline.Workspaces;

/// <summary>Finds the word that was probably meant, by edit distance over characters.</summary>
internal static class NearestWord
{
    /// <summary>"did you mean 'text'?" when a candidate is near enough, else <paramref name="otherwise"/>.</summary>
    public static string Advice(string word, IEnumerable<string> candidates, string otherwise) =>
        Find(word, candidates) is { } near ? $"did you mean '{near}'?" : otherwise;

    /// <summary>The nearest candidate within a third of the word's length (at least one edit, at most four); the first of equals; else null.</summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        int bestDistance = Math.Clamp((word.Length + 1) / 3, 1, 4) + 1;
        foreach (string candidate in candidates)
        {
            if (candidate.Equals(word, StringComparison.Ordinal) || Math.Abs(candidate.Length - word.Length) >= bestDistance)
                continue;
            int distance = candidate.Equals(word, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word, candidate);
            // One edit turns any one-character word into any other: that is no likeness.
            if (distance < bestDistance && distance < Math.Max(word.Length, candidate.Length))
                (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).</summary>
    public static int Distance(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1];
        int[] last = new int[b.Length + 1];
        int[] current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            last[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(last[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[b.Length];
    }
}
