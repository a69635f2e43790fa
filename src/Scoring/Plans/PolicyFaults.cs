using System.Collections.Immutable;
using System.Globalization;

namespace FoodCredit.Scoring.Plans;

/// <summary>Gathers the faults of one policy.</summary>
internal sealed class PolicyFaults
{
    private readonly ImmutableArray<PolicyFault>.Builder faults = ImmutableArray.CreateBuilder<PolicyFault>();

    public bool Any => faults.Count > 0;

    public void Add(string path, string expected, string found, string advice) =>
        faults.Add(new PolicyFault(path, expected, found, advice));

    /// <summary>Adds a fault unless milli-points lie in 0 to <see cref="PolicyLimits.PointsMilliMax"/>.</summary>
    public void RequirePoints(string path, long milli, string advice)
    {
        if (milli is < 0 or > PolicyLimits.PointsMilliMax)
            Add(path, $"0 to {Points(PolicyLimits.PointsMilliMax)} points", Points(milli), advice);
    }

    /// <summary>Adds a fault unless days lie in <paramref name="least"/> to <see cref="PolicyLimits.DaysMax"/>.</summary>
    public void RequireDays(string path, int days, int least, string advice)
    {
        if (days < least || days > PolicyLimits.DaysMax)
            Add(path, $"{least} to {PolicyLimits.DaysMax} days", $"{days}", advice);
    }

    public ImmutableArray<PolicyFault> ToImmutable() => faults.ToImmutable();

    /// <summary>Milli-points as points: 12345 is 12.345.</summary>
    public static string Points(long milli) => Text(milli / 1000m);

    public static string Text(decimal value) => value.ToString("0.#########", CultureInfo.InvariantCulture);
}
