namespace FoodCredit.Scoring.Plans;

/// <summary>The compiled tables of one record type.</summary>
public sealed record PlanType
{
    public required string RecordType { get; init; }

    public required string Title { get; init; }

    /// <summary>A record counts while its age is below this.</summary>
    public required int WindowDays { get; init; }

    /// <summary>Milli-points by severity, four entries.</summary>
    public required long[] WeightsMilli { get; init; }

    /// <summary>Q16 by age in days, <see cref="WindowDays"/> entries, never increasing.</summary>
    public required int[] DecayQ16 { get; init; }

    /// <summary>Q16 by the number of counting records; entry 0 is 1.0, the last stands for all larger numbers.</summary>
    public required long[] FrequencyQ16 { get; init; }

    public required long CapMilli { get; init; }

    /// <summary>Q16; 0: a repaired record does not count.</summary>
    public required int RepairedShareQ16 { get; init; }

    /// <summary>Milli-points of one record: weight after decay and repair.</summary>
    public long Contribution(int severity, int ageDays, bool isRepaired)
    {
        var contribution = Q16.Multiply(WeightsMilli[severity], DecayQ16[ageDays]);
        return isRepaired ? Q16.Multiply(contribution, RepairedShareQ16) : contribution;
    }

    /// <summary>Milli-points of the type: the contributions after frequency and cap.</summary>
    public long Points(long contributions, int records) =>
        Math.Min(CapMilli, Q16.Multiply(contributions, FrequencyQ16[Math.Min(records, FrequencyQ16.Length - 1)]));
}
