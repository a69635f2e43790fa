using FoodCredit.Pipeline.Linking.Deciding;

namespace FoodCredit.Pipeline.Linking.Weighing;

/// <summary>Decisions of one group of records, and from which probability on so few of them are wrong as is accepted.</summary>
/// <param name="isChosen">
/// Records became known because somebody looked at them: one that was nobody's is one error, and no share of all nobody's records.
/// </param>
internal sealed class Calibration(bool isChosen = false)
{
    /// <summary>Of the accepted share of wrong attachments so much may be of nobody's records. That share doubles where entities are fifteen times as many.</summary>
    private const double NobodysPart = 0.125;

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

    private readonly List<(int Probability, double Share, double Wrong, double Nobody)> attached = [];
    private readonly List<int> decoys = [];
    private double nobody;

    public bool HasAttached => attached.Count > 0;

    /// <summary>Adds a decision about a record: what is known of whose it is counts, else the model's own doubt does.</summary>
    public void Add(LinkDecision decision, KnownOwner owner, double nobodyShare)
    {
        nobody += owner.Share * (owner.Entity is { } known ? (known < 0 ? 1 : 0) : nobodyShare);
        if (decision.Outcome != LinkOutcome.Matched)
            return;
        var (wrong, nobodys) = Faults(decision, owner);
        attached.Add((decision.Probability, owner.Share, owner.Share * wrong, owner.Share * nobodys));
    }

    /// <summary>Adds how sure the model is of somebody else when the owner is hidden.</summary>
    public void AddDecoy(int probability) => decoys.Add(probability);

    /// <summary>
    /// The lowest threshold, in millionths, with at most this share of wrong attachments among all attachments, and at most a part of it of nobody's records attached.
    /// </summary>
    public int ThresholdAt(double errorShare)
    {
        foreach (var threshold in Thresholds)
        {
            var above = attached.Where(one => one.Probability >= threshold).ToList();
            var nobodys = above.Sum(one => one.Nobody);
            var fooled = nobodys + (decoys.Count == 0 ? 0 : nobody * decoys.Count(p => p >= threshold) / decoys.Count);
            if (
                above.Sum(one => one.Wrong) + fooled <= errorShare * above.Sum(one => one.Share)
                && nobodys <= errorShare * NobodysPart * nobody
            )
                return threshold;
        }
        return Thresholds[^1];
    }

    /// <summary>How far an attachment is to another's, and how far of a record that is nobody's.</summary>
    private (double Wrong, double Nobody) Faults(LinkDecision decision, KnownOwner owner) =>
        owner.Entity is { } own && (own >= 0 || isChosen) ? (own != decision.Entity ? 1 : 0, 0)
        : owner.Entity is not null ? (0, 1)
        : owner.Not.Contains(decision.Entity) ? (1, 0)
        : (1 - ((double)decision.Probability / Posterior.One), 0);
}
