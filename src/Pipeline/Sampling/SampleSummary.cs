namespace FoodCredit.Pipeline.Sampling;

/// <summary>What was written.</summary>
/// <param name="Files">Dumps below <c>inbox/</c>.</param>
/// <param name="Bytes">Their size together.</param>
/// <param name="Entities">Businesses of the city.</param>
/// <param name="Loaded">Rows that tell something new.</param>
/// <param name="Duplicates">Rows that say what is known.</param>
/// <param name="Refused">Rows that no reader can load.</param>
public sealed record SampleSummary(int Files, long Bytes, long Entities, long Loaded, long Duplicates, long Refused)
{
    /// <summary>Data rows of all dumps.</summary>
    public long Rows => Loaded + Duplicates + Refused;
}
