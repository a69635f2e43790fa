namespace FoodCredit.Scoring.Learning.Evaluating;

/// <summary>Scored rows with known outcomes, from the highest score to the lowest.</summary>
public sealed class RankedRows
{
    /// <summary>Parts of the rows over which calibration is measured.</summary>
    public const int CalibrationParts = 10;

    /// <param name="scores">Probabilities of the event, 0 to 1.</param>
    /// <param name="labels">1: the event.</param>
    /// <param name="groups">Rows that belong together, by number; null: each alone.</param>
    /// <param name="strata">For measures within strata, by number, 0 and up; null: none.</param>
    public RankedRows(double[] scores, byte[] labels, int[]? groups = null, int[]? strata = null)
    {
        Order = [.. Enumerable.Range(0, scores.Length)];
        double[] keys = [.. scores.Select(score => -score)];
        // Equal scores in row order, so that sums are made in one order.
        Array.Sort(keys, Order, null);
        StableTies(keys, Order);
        Scores = Array.ConvertAll(Order, row => scores[row]);
        Labels = Array.ConvertAll(Order, row => labels[row]);
        Strata = strata is null ? null : Array.ConvertAll(Order, row => strata[row]);
        (Groups, GroupCount) = Number(groups, scores.Length);
        BlockEnds = [.. Enumerable.Range(1, Scores.Length).Where(i => i == Scores.Length || Scores[i] != Scores[i - 1])];
    }

    /// <summary>The row of each place.</summary>
    public int[] Order { get; }

    /// <summary>Falling.</summary>
    public double[] Scores { get; }

    public byte[] Labels { get; }

    /// <summary>By place; null: none.</summary>
    public int[]? Strata { get; }

    /// <summary>The group of each row (not place), from 0 without gaps.</summary>
    public int[] Groups { get; }

    public int GroupCount { get; }

    /// <summary>The place after each run of equal scores.</summary>
    public int[] BlockEnds { get; }

    public int Rows => Scores.Length;

    private static (int[] Groups, int Count) Number(int[]? groups, int rows)
    {
        if (groups is null)
            return ([.. Enumerable.Range(0, rows)], rows);
        var numbers = new Dictionary<int, int>();
        var dense = new int[rows];
        for (var row = 0; row < rows; row++)
        {
            if (!numbers.TryGetValue(groups[row], out var number))
                numbers.Add(groups[row], number = numbers.Count);
            dense[row] = number;
        }
        return (dense, numbers.Count);
    }

    private static void StableTies(double[] keys, int[] order)
    {
        var start = 0;
        for (var i = 1; i <= keys.Length; i++)
        {
            if (i < keys.Length && keys[i] == keys[start])
                continue;
            Array.Sort(order, start, i - start);
            start = i;
        }
    }
}
