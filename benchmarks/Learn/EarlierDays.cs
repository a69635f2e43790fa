namespace FoodCredit.Benchmarks.Learn;

/// <summary>
/// What an order is worth, as the city measured it: the inspections of a period are done in order of score, as many a day as there were; how many days earlier are those with critical violations
/// found, and how many of them in the first half of the days?
/// </summary>
/// <param name="Days">The mean over the critical ones.</param>
/// <param name="FirstHalf">The share of them in the first half of the days, which had a little less than half of the inspections.</param>
internal readonly record struct EarlierDays(double Days, double FirstHalf)
{
    /// <param name="days">The day of each inspection.</param>
    /// <param name="labels">1: critical violations were found.</param>
    /// <param name="scores">The highest are done first; of equal ones the earlier.</param>
    /// <param name="weights">How often each inspection counts.</param>
    public static EarlierDays Of(int[] days, byte[] labels, double[] scores, int[] weights)
    {
        int[] actual = [.. Repeated(Enumerable.Range(0, days.Length).OrderBy(row => days[row]), weights)];
        int[] planned =
        [
            .. Repeated(Enumerable.Range(0, days.Length).OrderByDescending(row => scores[row]).ThenBy(row => days[row]), weights),
        ];
        int[] distinct = [.. days.Distinct().Order()];
        var half = actual.Count(row => days[row] < distinct[distinct.Length / 2]);
        var (sum, events, early) = (0L, 0L, 0L);
        for (var place = 0; place < planned.Length; place++)
        {
            var row = planned[place];
            if (labels[row] == 0)
                continue;
            events++;
            early += place < half ? 1 : 0;
            sum += days[row] - days[actual[place]];
        }
        return new EarlierDays((double)sum / events, (double)early / events);
    }

    private static IEnumerable<int> Repeated(IEnumerable<int> rows, int[] weights) =>
        rows.SelectMany(row => Enumerable.Repeat(row, weights[row]));
}
