using System.Collections.Immutable;
using System.Globalization;
using FoodCredit.Pipeline.Publishing;
using FoodCredit.Pipeline.Workspaces;

namespace FoodCredit.Pipeline.Gating;

/// <summary>What the dumps of each source tell by their dates and sizes alone.</summary>
internal static class JudgeDeliveries
{
    /// <summary>With fewer, a median says nothing.</summary>
    public const int LeastDeliveries = 3;

    /// <summary>
    /// The rows of each source's last delivery against the median of those before it. A delivery that the run before had is not judged again: it would
    /// stand in the way night after night, whatever was decided about it.
    /// </summary>
    public static IEnumerable<Finding> Volume(VolumeGate gate, CandidateFacts facts)
    {
        var before = facts.Previous?.Inputs.Select(input => (input.Sha256, input.DeliveredOn)).ToHashSet() ?? [];
        foreach (var source in BySource(facts.Inputs))
        {
            var deliveries = source.GroupBy(input => input.DeliveredOn).OrderByDescending(day => day.Key).ToList();
            if (deliveries[0].All(input => before.Contains((input.Sha256, input.DeliveredOn))))
                continue;
            var rows = Rows(deliveries[0]);
            var earlier = deliveries.Skip(1).Take(gate.Deliveries).Select(Rows).Order().ToList();
            var (least, most) = (Finding.Percent(gate.ShareMin), Finding.Percent(gate.ShareMax));
            var found = Invariant($"{rows} rows on {deliveries[0].Key:yyyy-MM-dd}");
            if (earlier.Count < LeastDeliveries)
                yield return new Finding(
                    "volume",
                    source.Key,
                    null,
                    $"from {least} to {most} of the median",
                    Invariant($"{found}, and only {earlier.Count} deliveries before it")
                );
            else
            {
                // Twice the median is whole, also between two deliveries.
                var twice = earlier[(earlier.Count - 1) / 2] + earlier[earlier.Count / 2];
                yield return new Finding(
                    "volume",
                    source.Key,
                    2 * rows >= gate.ShareMin * twice && 2 * rows <= gate.ShareMax * twice,
                    Invariant($"from {least} to {most} of {twice / 2m:0.#} rows, the median of {earlier.Count} deliveries"),
                    $"{found}{Finding.Share(2 * rows, twice)}"
                );
            }
        }
    }

    public static IEnumerable<Finding> Freshness(FreshnessGate gate, CandidateFacts facts)
    {
        foreach (var source in BySource(facts.Inputs))
        {
            var last = source.Max(input => input.DeliveredOn);
            var days = facts.AsOf.DayNumber - last.DayNumber;
            yield return new Finding(
                "freshness",
                source.Key,
                days <= gate.DaysMax,
                Invariant($"a delivery within {gate.DaysMax} days"),
                Invariant($"the last on {last:yyyy-MM-dd}, {days} days ago")
            );
        }
    }

    /// <summary>Rows that were read once more are no delivery.</summary>
    private static IEnumerable<IGrouping<string, RunInput>> BySource(ImmutableArray<RunInput> inputs) =>
        inputs
            .Where(input => !input.File.EndsWith("(replayed)", StringComparison.Ordinal))
            .GroupBy(input => input.Source)
            .OrderBy(source => source.Key, StringComparer.Ordinal);

    private static long Rows(IEnumerable<RunInput> delivery) => delivery.Sum(input => input.Rows.Read);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
