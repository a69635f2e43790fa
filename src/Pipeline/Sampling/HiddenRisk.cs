using System.Collections.Frozen;

namespace FoodCredit.Pipeline.Sampling;

/// <summary>
/// What no department sees: how likely a business is to do wrong (docs/policies.md). Every half-year a business keeps its level with 75%, else draws another, so old records tell less
/// than new ones. Records of some sources come about by it, to a share, and are the graver the higher it is; all others follow how well known a business is, which has nothing to
/// do with it.
/// </summary>
internal sealed class HiddenRisk(ulong seed, Businesses businesses)
{
    private const int LevelDays = 183;
    private const int KeptPerTenThousand = 7500;

    /// <summary>The riskiest are this much more likely than the middle to have a record: the density is 1 / (share + 4%).</summary>
    private const double Offset = 0.04;

    /// <summary>Of the gravest records those of the highest level; falls with the fourth power of it.</summary>
    private const int GravePerTenThousand = 6500;

    private const int TriesMax = 4_000;
    private const int Scale = 1 << 30;

    /// <summary>In how many of a hundred records a source tells of the risk, by source.</summary>
    private static readonly FrozenDictionary<string, int> Telling = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["scjg_rectification"] = 60,
        ["jyj_rectification"] = 60,
        ["scjg_sampling"] = 95,
        ["nyj_sampling"] = 95,
        ["scjg_penalty"] = 45,
        ["wjw_penalty"] = 45,
        ["hg_penalty"] = 30,
        ["scjg_complaint"] = 75,
        ["wlj_complaint"] = 75,
        ["scjg_warning"] = 20,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The business of a record, if it comes about by risk, and whether it is a grave one.</summary>
    /// <param name="source">The record's source.</param>
    /// <param name="number">Its number there.</param>
    /// <param name="day">When it happened.</param>
    /// <returns>Null: the record does not come about by risk.</returns>
    public (long Index, bool IsGrave)? Draw(SourcePlan source, long number, int day)
    {
        var draws = Draws.Of(seed, (ulong)DrawStream.RiskyRecord + (ulong)source.Ordinal, (ulong)number);
        if (!draws.Chance(100 * Telling.GetValueOrDefault(source.Contract.Id)))
            return null;
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var index = draws.Below((int)businesses.Count);
            var lot = draws.Below(Scale);
            if (!businesses.IsFood(index))
                continue;
            var level = Level(index, day);
            if (lot < Scale * Offset / (1 - level + Offset))
                return (index, draws.Chance((int)(GravePerTenThousand * level * level * level * level)));
        }
        return null;
    }

    /// <summary>The level of a business on a day, evenly from 0 to below 1.</summary>
    internal double Level(long index, int day)
    {
        var half = day / LevelDays;
        while (Draws.Of(seed, (ulong)DrawStream.RiskLevel, Place(index, half)).Chance(KeptPerTenThousand))
            half--;
        var drawn = Draws.Of(seed, (ulong)DrawStream.RiskLevel, Place(index, half));
        drawn.Next();
        return (double)drawn.Below(Scale) / Scale;
    }

    /// <summary>Below 1024 half-years a business.</summary>
    private static ulong Place(long index, int half) => ((ulong)index << 10) + (ulong)half;
}
