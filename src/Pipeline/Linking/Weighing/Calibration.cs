using FoodCredit.Pipeline.Linking.Deciding;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>Decisions of one group of records, and from which probability on so few of them are wrong as is accepted.</summary>
internal sealed class Calibration
{
    private static readonly int[] Thresholds =
    [
        500_000,
        600_000,
        700_000,
        800_000,
        850_000,
        900_000,
        920_000,
        940_000,
        950_000,
        960_000,
        970_000,
        980_000,
        984_000,
        986_000,
        988_000,
        990_000,
        992_000,
        994_000,
        995_000,
        997_000,
        998_000,
        999_000,
        999_500,
        999_800,
    ];

    private readonly List<(int Probability, double Wrong, double Nobody)> attached = [];
    private readonly List<int> decoys = [];
    private double nobody;

    public bool HasAttached => attached.Count > 0;

    /// <summary>Adds a decision about a record whose owner is known; -1: it is nobody's.</summary>
    public void AddKnown(LinkDecision decision, int owner)
    {
        nobody += owner < 0 ? 1 : 0;
        if (decision.Outcome == LinkOutcome.Matched)
            attached.Add((decision.Probability, owner >= 0 && owner != decision.Entity ? 1 : 0, owner < 0 ? 1 : 0));
    }

    /// <summary>Adds a decision about a record whose owner is not known: the model's own doubt counts.</summary>
    public void AddUnknown(LinkDecision decision, double nobodyShare)
    {
        nobody += nobodyShare;
        if (decision.Outcome == LinkOutcome.Matched)
            attached.Add((decision.Probability, 1 - ((double)decision.Probability / Posterior.One), 0));
    }

    /// <summary>Adds how sure the model is of somebody else when the owner is hidden.</summary>
    public void AddDecoy(int probability) => decoys.Add(probability);

    /// <summary>
    /// The lowest threshold, in millionths, with at most this share of wrong attachments among all attachments, and at most a quarter of it of nobody's records attached.
    /// </summary>
    public int ThresholdAt(double errorShare)
    {
        foreach (var threshold in Thresholds)
        {
            var above = attached.Where(one => one.Probability >= threshold).ToList();
            var nobodys = above.Sum(one => one.Nobody);
            var fooled = nobodys + (decoys.Count == 0 ? 0 : nobody * decoys.Count(p => p >= threshold) / decoys.Count);
            if (above.Sum(one => one.Wrong) + fooled <= errorShare * above.Count && nobodys <= errorShare / 4 * nobody)
                return threshold;
        }
        return Thresholds[^1];
    }
}
